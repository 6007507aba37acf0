// The cards of the board. Where a visitor moves them is kept in the browser, not here.

const cards = [
  [
    '1',
    'todo',
    'Keyboard shortcuts',
    'Leila Haddad',
    '28 Nov',
    'A sheet with all keys, opened with a question mark.',
  ],
  [
    '2',
    'todo',
    'Import from CSV',
    'Tomás Herrera',
    '2 Dec',
    'The first line names the columns. Errors name the line.',
  ],
  [
    '3',
    'todo',
    'Empty states',
    'Mira Lindqvist',
    '4 Dec',
    'Each says what will stand there, and how it gets there.',
  ],
  [
    '4',
    'doing',
    'Retry per region',
    'Ada Okafor',
    '25 Nov',
    'A region that failed tries again alone. Its neighbours stay.',
  ],
  [
    '5',
    'doing',
    'Faster search',
    'Tomás Herrera',
    '26 Nov',
    'Answers while you type, and stops what is no longer asked.',
  ],
  ['6', 'done', 'Dark mode', 'Mira Lindqvist', '14 Nov', 'Follows the system, and can be changed by hand.'],
  [
    '7',
    'done',
    'Shared links',
    'Jonas Weber',
    '11 Nov',
    'Every place has a URL that opens again as it was sent.',
  ],
].map(([id, column, title, person, due, text]) => ({id, column, title, person, due, text}));

export const board = () => ({cards});
export const boardCard = (id) => cards.find((card) => card.id === id);
