import {getJson} from '/site/get-json.js';
import {stored} from '/site/stored.js';

export const columns = {todo: 'To do', doing: 'Doing', done: 'Done'};

const moves = stored('board', {});
const moved = (card) => ({...card, column: moves.get()[card.id] ?? card.column});

export async function loadBoard(signal) {
  const {cards} = await getJson('/api/board', signal);
  return cards.map(moved);
}

export const loadCard = async (id, signal) =>
  moved(await getJson(`/api/board/${encodeURIComponent(id)}`, signal));

export function move(id, column) {
  if (!Object.hasOwn(columns, column)) throw new Error('There is no such column.');
  moves.set({...moves.get(), [id]: column});
}
