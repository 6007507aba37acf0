import {getJson} from '/site/get-json.js';
import {stored} from '/site/stored.js';

const marks = stored('mail', {});
const marked = (message) => ({
  ...message,
  unread: marks.get()[message.id] ?? message.unread,
});
const encode = encodeURIComponent;

export async function loadFolders(signal) {
  const {folders, generatedAt} = await getJson('/api/mail/folders', signal);
  return {
    generatedAt,
    folders: folders.map(({id, name, messages}) => ({
      id,
      name,
      unread: messages.map(marked).filter(({unread}) => unread).length,
    })),
  };
}

async function list(path, signal) {
  const {name, messages} = await getJson(path, signal);
  return {name, messages: messages.map(marked)};
}
export const loadFolder = (folder, signal) =>
  list(`/api/mail/folders/${encode(folder)}`, signal);
export const search = (text, signal) =>
  list(`/api/mail/search?q=${encode(text)}`, signal);

export const loadMessage = async (id, signal) =>
  marked(await getJson(`/api/mail/messages/${encode(id)}`, signal));

export function markUnread(id, unread) {
  marks.set({...marks.get(), [id]: unread});
}
