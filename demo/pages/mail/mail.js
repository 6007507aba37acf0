import {
  loadFolder,
  loadFolders,
  loadMessage,
  markUnread,
  search,
} from './mailbox.js';
import {folderList, messageList, messageView} from './views.js';

document.querySelector('slot-layout').routes = {
  folders: [
    {
      path: '/',
      default: true,
      load: ({signal}) => loadFolders(signal),
      view: folderList,
    },
  ],

  // These two have their own locations, and so their own params and search.
  list: [
    {
      path: '/:folder?',
      load: ({params, signal}) => loadFolder(params.folder ?? 'inbox', signal),
      view: messageList,
    },
    {
      path: '/search',
      search: ['q'],
      load: ({searchParams, signal}) => search(searchParams.get('q') ?? '', signal),
      view: messageList,
    },
  ],
  message: [
    {
      path: '/:id',
      load: ({params, signal}) => loadMessage(params.id, signal),
      view: messageView,
      title: ({data}) => `${data.subject} · slot-router`,
      // The form in the message posts here. Then all that is on screen is
      // loaded again in place: the unread counts too.
      action: ({params, formData}) =>
        markUnread(params.id, formData.get('unread') === 'true'),
    },
  ],
};
