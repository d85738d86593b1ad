import { bootstrapApplication } from '@angular/platform-browser';
import { Studio } from './app/studio.ts';
import { studioConfig } from './app/studio-config.ts';

bootstrapApplication(Studio, studioConfig).catch((error: unknown) => console.error(error));
