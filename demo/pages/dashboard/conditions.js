// How slow the server is for a region, and whether it fails. Kept in this browser.

const key = 'slot-router-demo:conditions';
const form = document.querySelector('[data-conditions]');

let stored = {};
try {
  stored = JSON.parse(localStorage.getItem(key)) ?? {};
} catch {
  // Nothing kept, or storage is off: a fast server that works.
}

export const conditionsOf = (region) => ({
  delay: 0,
  fail: false,
  ...stored[region],
});

for (const input of form.elements) {
  const [region, what] = input.name.split('-');
  if (what === 'fail') input.checked = conditionsOf(region).fail;
  if (what === 'delay')
    input.checked = conditionsOf(region).delay === Number(input.value);
}

form.addEventListener('change', ({target}) => {
  const [region, what] = target.name.split('-');
  const value = what === 'fail' ? target.checked : Number(target.value);
  stored = {...stored, [region]: {...conditionsOf(region), [what]: value}};
  try {
    localStorage.setItem(key, JSON.stringify(stored));
  } catch {
    // Storage is off: it lasts until the next document.
  }
});
