import {h} from '/site/dom.js';

function field({name, label, type = 'text', multiline, ...rest}) {
  if (type === 'checkbox')
    return h(
      'label',
      {class: 'switch setting'},
      h('input', {name, type, role: 'switch'}),
      h('span', {}, label),
    );
  const input = multiline
    ? h('textarea', {name, rows: '3', ...rest})
    : h('input', {name, type, ...rest});
  return h('label', {class: 'field'}, label, input);
}

const isChanged = (input) =>
  input.type === 'checkbox'
    ? input.checked !== input.defaultChecked
    : input.value !== input.defaultValue;

/** A form as a view, and what its guard has to know. */
export function formView(title, fields) {
  let form;
  const inputs = () => fields.map(({name}) => form.elements[name]);
  const hasChanges = () => form !== undefined && inputs().some(isChanged);

  const message = h('p', {role: 'status'});
  const discard = h('button', {class: 'button', type: 'button'}, 'Discard');
  const bar = h(
    'div',
    {class: 'save-bar'},
    message,
    discard,
    h('button', {class: 'button primary'}, 'Save'),
  );
  function showBar() {
    bar.hidden = !hasChanges();
    bar.classList.remove('reminds');
    message.textContent = bar.hidden ? '' : 'You have unsaved changes.';
  }
  discard.addEventListener('click', () => {
    form.reset();
    showBar();
  });
  function remind() {
    bar.classList.add('reminds');
    message.textContent = 'Save or discard your changes first.';
  }

  function update({data}) {
    for (const input of inputs()) {
      if (input.type === 'checkbox')
        input.checked = input.defaultChecked = data[input.name];
      else input.value = input.defaultValue = data[input.name];
    }
    showBar();
  }

  const view = {
    mount(container, context) {
      form = h(
        'form',
        {class: 'settings-fields', method: 'post'},
        h('h3', {}, title),
        fields.map(field),
        bar,
      );
      form.addEventListener('input', showBar);
      container.append(form);
      update(context);
      return {update, unmount: () => (form = undefined)};
    },
  };
  return {hasChanges, remind, view};
}
