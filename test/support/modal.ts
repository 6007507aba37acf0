import type {Page} from './page.js';
import {layout, type Templates} from './tree.js';

/** A `<template>` route that intercepts: from every page of its layout, or from the pages of a pattern. */
export function intercepted(path: string, html: string, from = ''): string {
  return `<template path="${path}" intercept="${from}">${html}</template>`;
}

/** A layout as in tree.ts, with further route slots that are written out. */
export function layoutWith(
  base: string,
  slots: Readonly<Record<string, Templates>>,
  ...more: readonly string[]
): string {
  return layout(base, slots).replace(/<\/slot-layout>$/, `${more.join('\n')}</slot-layout>`);
}

/** The dialog in the shadow root of a `modal` route slot. */
export function dialogOf(page: Page, name: string): HTMLDialogElement {
  const dialog = page.slot(name).shadowRoot?.querySelector<HTMLDialogElement>('dialog[part~="dialog"]');
  if (!dialog) throw new Error(`no dialog in the route slot "${name}"`);
  return dialog;
}

/** Whether a route slot shows its content in a dialog that makes the rest of the page inert. */
export function isOpen(page: Page, name: string): boolean {
  return page.slot(name).shadowRoot?.querySelector('dialog')?.matches(':modal') ?? false;
}

/** Whether focus is in the view of a route slot or in its shadow root. */
export function hasFocus(page: Page, name: string): boolean {
  return page.slot(name).contains(page.document.activeElement);
}

/** What a person does to close a dialog. */
export type Close = (page: Page, name: string) => void;

/** The user's close request, be it the Escape key or a back gesture: a script cannot send a trusted key. */
export const pressEscape: Close = (page, name) => {
  const dialog = dialogOf(page, name);
  if (typeof dialog.requestClose === 'function') dialog.requestClose();
  else if (dialog.dispatchEvent(new page.window.Event('cancel', {cancelable: true}))) dialog.close();
};

export const pressCloseButton: Close = (page, name) => {
  dialogOf(page, name).querySelector<HTMLElement>('[part~="close-button"]')?.click();
};

/** A press next to the box of the dialog has the dialog itself as its target. */
export const pressBackdrop: Close = (page, name) => press(page, dialogOf(page, name), 2, 2);

/** A whole press of the main button at a point, as its events. */
export function press(page: Page, target: Element, clientX: number, clientY: number): void {
  const {PointerEvent, MouseEvent} = page.window;
  const init = {bubbles: true, composed: true, cancelable: true, clientX, clientY, isPrimary: true};
  target.dispatchEvent(new PointerEvent('pointerdown', init));
  target.dispatchEvent(new MouseEvent('mousedown', init));
  target.dispatchEvent(new PointerEvent('pointerup', init));
  target.dispatchEvent(new MouseEvent('mouseup', init));
  target.dispatchEvent(new PointerEvent('click', init));
}
