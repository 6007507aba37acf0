import {visits} from '../../_lib/data.js';

export const load = ({signal}) => visits(signal);
export default ({data}) => `${data} visits today`;
