// What an author writes by hand for fragments: one listener, fetch and innerHTML; or setHTML, where it is to be safe.
const target = document.querySelector('#target');
const isSanitized = location.pathname.startsWith('/hand-sanitized/');

async function show(url) {
  const response = await fetch(`/rows/${url.pathname.split('/').at(-1)}`);
  const html = await response.text();
  if (isSanitized) target.setHTML(html);
  else target.innerHTML = html;
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (!link) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  void show(new URL(link.href));
});
