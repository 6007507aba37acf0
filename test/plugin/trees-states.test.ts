import {describeTrees} from '../support/tree-steps.js';

await describeTrees('states');
