import {
  afterEveryRender,
  type ComponentRef,
  createComponent,
  DestroyRef,
  EnvironmentInjector,
  type EnvironmentProviders,
  inject,
  Injector,
  provideEnvironmentInitializer,
  reflectComponentType,
  type ProviderToken,
  type Signal,
  signal,
  type Type,
} from '@angular/core';
import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import type {MountableView, RouteContext} from '../routing/route.js';
import {
  createReader,
  type RouteSlotState,
  type SlotFinder,
  type SlotReference,
  watchSlots,
} from './slot-state.js';
import {viewProps, type ViewProps} from './view-props.js';

export type {RouteSlotState, SlotReference, ViewProps};

/** By this a component finds the route slot that its view is in. */
class Around {}

let ofApp: Injector | undefined;

/** Lets views that are made outside of any injection context have the services of the app. */
export function provideSlotRouter(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => (ofApp = inject(Injector)));
}

/**
 * Makes a view of an Angular component, with the services of the app. Called where one can inject (a field of a component),
 * with the services of that place too.
 *
 * Of `params`, `data`, `segment` and `route` (the whole context) it is given what it has inputs for. When they change it is
 * updated in place. While a lazy component loads the route slot shows its loading state, and what is thrown while it is
 * created or first rendered with new inputs, `notFound()` and `redirect()` included, reaches the route slot.
 * @param component - The component, or a function that imports it, as for `loadComponent`.
 * @throws SlotRouterError SR027 when the view is mounted, where there is no app to mount it in.
 */
export function angularView<Data = unknown>(
  component: Type<unknown> | (() => Promise<Type<unknown>>),
): MountableView<Data> {
  let here: Injector | undefined;
  try {
    here = inject(Injector);
  } catch {
    // It is called where nothing can be injected.
  }
  return {
    mount(container, first) {
      const injector = here ?? ofApp;
      if (!injector) throw new SlotRouterError('SR027', {slot: first.slot, value: component.name});
      let route: RouteContext = first;
      let ref: ComponentRef<unknown> | undefined;
      const check = () => {
        try {
          ref?.changeDetectorRef.detectChanges();
        } catch (error) {
          route.waitUntil(Promise.reject(error));
        }
      };
      const update = (next: RouteContext) => {
        route = next;
        // Its code is on the way.
        if (!ref) return;
        const props = viewProps(route);
        for (const {templateName} of reflectComponentType(ref.componentType)?.inputs ?? [])
          if (templateName in props) ref.setInput(templateName, props[templateName as keyof ViewProps]);
        check();
      };
      const create = (type: Type<unknown>) => {
        ref = createComponent(type, {
          environmentInjector: injector.get(EnvironmentInjector),
          elementInjector: Injector.create({
            parent: injector,
            providers: [{provide: Around, useValue: () => container.closest('route-slot')}],
          }),
        });
        container.append(ref.location.nativeElement as Element); // which Angular does not type
        // A view of the app would be checked by the app, which gives what it throws to its ErrorHandler and checks no other.
        afterEveryRender(check, ref);
        update(route);
      };
      if (reflectComponentType(component as Type<unknown>)) create(component as Type<unknown>);
      else
        first.waitUntil(
          (component as () => Promise<Type<unknown>>)().then(
            // It may have left.
            (type) => container.isConnected && create(type),
          ),
        );
      return {
        update,
        unmount: () => ref?.destroy(),
      };
    },
  };
}

/**
 * Follows a route slot: where it is, what it shows, how it is. To be called where one can inject.
 * @param slot - Its name, the element, or a function that returns one of these; the first one of that name on the page.
 *   Without it, in a view, the route slot that the view is in.
 */
export function routeSlot(
  slot: SlotFinder = inject<SlotFinder>(Around as ProviderToken<SlotFinder>, {optional: true}),
): Signal<RouteSlotState> {
  const reader = createReader();
  const read = () => reader(typeof slot === 'function' ? slot() : slot);
  const state = signal(read());
  inject(DestroyRef).onDestroy(watchSlots(() => state.set(read())));
  return state;
}
