import {members} from '../../_lib/data.js';

export const load = () => members();

/** A list of links, made of what the loader has returned. */
export default function view({data}) {
  const list = document.createElement('ul');
  for (const {id, name} of data) {
    const link = document.createElement('a');
    link.href = `/dashboard/members/${id}`;
    link.textContent = name;
    list.append(document.createElement('li'));
    list.lastElementChild.append(link);
  }
  return list;
}
