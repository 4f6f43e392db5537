import { DOCUMENT, inject, type EnvironmentProviders } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import {
  CalendarOutline,
  CheckOutline,
  CloseCircleFill,
  CloseOutline,
  DoubleLeftOutline,
  DoubleRightOutline,
  DownOutline,
  LeftOutline,
  RightOutline,
  SearchOutline,
  SwapRightOutline,
} from '@ant-design/icons-angular/icons';
import { zhCN } from 'date-fns/locale';
import { provideNzDateFnsAdapter } from 'ng-zorro-antd/core/time';
import { provideNzI18n, zh_CN } from 'ng-zorro-antd/i18n';
import { provideNzIcons } from 'ng-zorro-antd/icon';

/** What ng-zorro's pickers need; for the routes that use them, so that no other page pays for it. */
export const antdProviders: EnvironmentProviders[] = [
  provideNzI18n(zh_CN),
  provideNzDateFnsAdapter({ locale: zhCN, firstDayOfWeek: 1 }),
  provideNzIcons([
    CalendarOutline,
    CheckOutline,
    CloseCircleFill,
    CloseOutline,
    DoubleLeftOutline,
    DoubleRightOutline,
    DownOutline,
    LeftOutline,
    RightOutline,
    SearchOutline,
    SwapRightOutline,
  ]),
];

/** Loads ng-zorro's style sheet before the first page that needs it is shown; a page without it still works. */
export const antdStyles: CanActivateFn = () => {
  const document = inject(DOCUMENT);
  if (document.getElementById('antd')) return true;
  return new Promise<true>((done) => {
    const link = document.createElement('link');
    Object.assign(link, {
      id: 'antd',
      rel: 'stylesheet',
      href: 'antd.css',
      onload: () => done(true),
      onerror: () => done(true),
    });
    document.head.append(link);
  });
};
