import {loadBoard, loadCard, move} from './cards.js';
import {boardView, cardView, moveView} from './views.js';

document.querySelector('slot-layout').routes = {
  children: [
    {
      path: '/',
      default: true,
      load: ({signal}) => loadBoard(signal),
      view: boardView,
    },
  ],
  drawer: [
    {
      path: '/cards/:id',
      load: ({params, signal}) => loadCard(params.id, signal),
      view: cardView,
      title: ({data}) => `${data.title} · slot-router`,
    },
  ],
  dialog: [
    {
      path: '/cards/:id/move',
      load: ({params, signal}) => loadCard(params.id, signal),
      view: moveView,
      // Then all three are loaded again in place.
      action: ({params, formData}) => move(params.id, formData.get('column')),
    },
  ],
};
