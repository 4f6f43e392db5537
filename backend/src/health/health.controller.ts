import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Open } from '../access/open.decorator.js';
import { openApiDocument } from '../common/open-api.js';
import { ProblemError } from '../common/problem.js';

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
      throw new ProblemError(503, 'database_unreachable', {
        zh: '数据库暂时连接不上，系统会自动恢复。',
        en: 'The database cannot be reached at the moment.',
      });
    }
  }

  @Open()
  @Get('openapi.json')
  openApi() {
    return this.document;
  }
}
