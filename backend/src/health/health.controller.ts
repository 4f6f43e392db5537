import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Open } from '../access/open.decorator.js';
import { databaseAway } from '../common/database-away.js';
import { openApiDocument } from '../common/open-api.js';

/** For proxies and container engines, and the API's own description. */
@Controller()
export class HealthController {
  private readonly document = openApiDocument();

  constructor(private readonly dataSource: DataSource) {}

  @Open()
  @Get('health/live')
  live() {
    return { status: 'live' };
  }

  @Open()
  @Get('health/ready')
  async ready() {
    try {
      await this.dataSource.query('select 1');
      return { status: 'ready' };
    } catch {
      throw databaseAway();
    }
  }

  @Open()
  @Get('openapi.json')
  openApi() {
    return this.document;
  }
}
