import {stored} from '/site/stored.js';
import {formView} from './form-view.js';

const settings = stored('settings', {
  name: 'Mira Lindqvist',
  mail: 'mira@atlas.example',
  about: 'Product designer in Malmö.',
  mentions: true,
  digest: false,
});

function page(title, path, fields) {
  const {hasChanges, remind, view} = formView(title, fields);
  return {
    path,
    title: `${title} · slot-router`,
    load: () => settings.get(),
    view,
    // Saves. Then the route is loaded again, and the form has no changes.
    action({formData}) {
      const entered = fields.map(({name, type}) => [
        name,
        type === 'checkbox' ? formData.has(name) : formData.get(name),
      ]);
      settings.set({...settings.get(), ...Object.fromEntries(entered)});
    },
    // Asked for links, back and forward, and before the page is closed.
    canLeave() {
      if (!hasChanges()) return true;
      remind();
      return false;
    },
  };
}

document.querySelector('slot-layout').routes = {
  children: [
    page('Profile', '/', [
      {name: 'name', label: 'Name', autocomplete: 'name', required: true},
      {name: 'mail', label: 'Mail', type: 'email', required: true},
      {name: 'about', label: 'About you', multiline: true},
    ]),
    page('Notifications', '/notifications', [
      {name: 'mentions', label: 'When somebody mentions me', type: 'checkbox'},
      {name: 'digest', label: 'A summary every Monday', type: 'checkbox'},
    ]),
    {
      path: '/plan',
      title: 'Plan · slot-router',
      view: 'Team, 6 seats. There is nothing to change here, so nobody asks.',
    },
  ],
};
