// A classic script in the head, so that a chosen colour scheme is there before the first paint.
(() => {
  const key = 'slot-router-demo:theme';
  let theme = 'system';
  try {
    theme = localStorage.getItem(key) ?? theme;
  } catch {
    // Storage is off: the system's colours it is.
  }
  const show = () => {
    document.documentElement.dataset.theme = theme;
    document.querySelector('[data-theme-button]')?.setAttribute('aria-label', `Colours: ${theme}`);
  };
  show();
  addEventListener('DOMContentLoaded', show);
  addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-theme-button]')) return;
    theme = {system: 'light', light: 'dark'}[theme] ?? 'system';
    try {
      localStorage.setItem(key, theme);
    } catch {
      // Not kept, then.
    }
    show();
  });
})();
