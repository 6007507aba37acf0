/** True in the development build. The production build replaces this module's value by `false`. */
export const DEV_MODE: boolean = true;
