import { Module } from '@nestjs/common';
import { ChangeFeed } from './change-feed.js';

/** By itself, so that whoever announces a change depends on nothing else of this folder. */
@Module({ providers: [ChangeFeed], exports: [ChangeFeed] })
export class ChangeFeedModule {}
