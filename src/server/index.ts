export {createHandler, type HandlerOptions} from './create-handler.js';
export {toNodeListener} from './node-listener.js';
export {rawHtml, type RawHtml} from './raw-html.js';
export type {
  DocumentContext,
  DocumentMarkup,
  DocumentOption,
  DocumentParts,
  DocumentSource,
} from './render-document.js';
