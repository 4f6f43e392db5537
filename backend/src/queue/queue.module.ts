import { Module } from '@nestjs/common';
import { OutboxService } from './outbox.service.js';
import { QueueFactory } from './queue-factory.js';
import { RelayService } from './relay.service.js';

@Module({ providers: [OutboxService, QueueFactory, RelayService], exports: [OutboxService, QueueFactory] })
export class QueueModule {}
