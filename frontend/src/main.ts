import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config.js';
import { Root } from './app/root.js';

bootstrapApplication(Root, appConfig).catch((error: unknown) => console.error(error));
