import {notFound} from 'slot-router';
import {member} from '../../../../_lib/data.js';

export const load = ({params: {id}}) => member(id) ?? notFound();
export const title = ({data}) => `${data.name} – Dashboard`;
export const staleTime = 60_000;
export default ({data: {name, role}}) => `${name}, ${role}`;
