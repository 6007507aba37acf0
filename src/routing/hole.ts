/** `{{name}}` in a text or a URL. */
export const HOLE = /\{\{\s*([\p{ID_Continue}$]+)\s*\}\}/gu;
