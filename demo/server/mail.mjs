// The mailbox. What a visitor marks as read is kept in the browser, not here.

const folders = [
  ['inbox', 'Inbox'],
  ['sent', 'Sent'],
  ['archive', 'Archive'],
];

const messages = [
  [
    '1',
    'inbox',
    'Mira Lindqvist',
    'Focus ring on dark',
    '09:41',
    true,
    'I looked at the ring on the new surface colours. On raised panels it drops below 3:1.\n\nCan we take the accent of the dark theme for it? A screenshot is in the issue.',
  ],
  [
    '2',
    'inbox',
    'Ada Okafor',
    'Release 2.4 is out',
    '09:12',
    true,
    'All regions are on 2.4 since this morning, and the error rate did not move.\n\nThank you for the late review.',
  ],
  [
    '3',
    'inbox',
    'Billing',
    'Invoice for October',
    '08:30',
    false,
    'The invoice for October is ready. The amount is 480.00 euros and will be charged on the 15th.',
  ],
  [
    '4',
    'inbox',
    'Tomás Herrera',
    'Split the loader from the renderer',
    'Mon',
    true,
    'The branch is ready to be read. The first commit only moves files, the second one has the change.\n\nI would like to merge before Thursday.',
  ],
  [
    '5',
    'inbox',
    'Yuki Tanabe',
    'Why is my region empty?',
    'Mon',
    false,
    'Six customers asked this in a week. I wrote a page about it, can somebody check the second half?',
  ],
  [
    '6',
    'sent',
    'To Leila Haddad',
    'Colour tokens',
    'Sun',
    false,
    'The tokens are in the package now. Names follow what we said: surface, raised, border, text, muted.',
  ],
  [
    '7',
    'sent',
    'To everyone',
    'Friday demo',
    '12 Nov',
    false,
    'We show the new mail on Friday at two. Ten minutes, then questions.',
  ],
  [
    '8',
    'archive',
    'Jonas Weber',
    'Notes from Leipzig',
    '3 Nov',
    false,
    'Three customers, three wishes: links that open where they point, back that goes back, and text that is not lost.',
  ],
  [
    '9',
    'archive',
    'Billing',
    'Invoice for September',
    '1 Oct',
    true,
    'The invoice for September is ready. The amount is 455.00 euros and was charged on the 15th.',
  ],
].map(([id, folder, from, subject, when, unread, text]) => ({id, folder, from, subject, when, unread, text}));

const row = ({id, folder, from, subject, when, unread}) => ({id, folder, from, subject, when, unread});

/** The folders, each with what is needed to count its unread messages. */
export const mailFolders = () => ({
  folders: folders.map(([id, name]) => ({
    id,
    name,
    messages: messages.filter(({folder}) => folder === id).map(row),
  })),
});

/** The messages of a folder; `undefined` where there is no such folder. */
export function mailIn(folder) {
  const found = folders.find(([id]) => id === folder);
  return found && {name: found[1], messages: messages.filter((each) => each.folder === folder).map(row)};
}

/** The messages of all folders that hold a text. */
export function mailWith(text) {
  const wanted = text.trim().toLowerCase();
  return {
    name: 'Search',
    messages: messages
      .filter((each) => [each.from, each.subject, each.text].join(' ').toLowerCase().includes(wanted))
      .map(row),
  };
}

export const mailMessage = (id) => messages.find((each) => each.id === id);
