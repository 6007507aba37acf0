// A custom element as a view: it gets the context as its property `route`.
import {h} from '/site/dom.js';
import {initials, stamp} from './views.js';

class MemberDetail extends HTMLElement {
  set route({data, params}) {
    const {name, role, team, city, email, deeds} = data;
    const fact = ([term, text]) =>
      h('div', {}, h('dt', {}, term), h('dd', {}, text));
    this.replaceChildren(
      h(
        'div',
        {class: 'person'},
        h('span', {class: 'avatar', 'aria-hidden': 'true'}, initials(name)),
        h('div', {}, h('h3', {}, name), h('p', {}, role)),
      ),
      h(
        'dl',
        {class: 'facts'},
        [
          ['Number', params.id],
          ['Team', team],
          ['City', city],
          ['Mail', email],
        ].map(fact),
      ),
      h('h4', {}, 'Recently'),
      h(
        'ul',
        {class: 'deeds'},
        deeds.map(({text, when}) => h('li', {}, text, h('small', {}, when))),
      ),
      stamp(data),
    );
  }
}
customElements.define('member-detail', MemberDetail);
