import 'slot-router/define.js';
import {provideBrowserGlobalErrorListeners} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';
import {provideRouter} from '@angular/router';
import {provideSlotRouter} from 'slot-router/angular';
import {App} from './app/app';
import {pages} from './app/pages';

bootstrapApplication(App, {
  providers: [provideBrowserGlobalErrorListeners(), provideRouter(pages), provideSlotRouter()],
}).catch((error: unknown) => console.error(error));
