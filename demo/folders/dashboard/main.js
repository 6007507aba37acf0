import 'slot-router/define.js';
import routes from 'virtual:slot-routes';

document.querySelector('slot-layout').routes = routes;
