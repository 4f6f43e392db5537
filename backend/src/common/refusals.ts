import type { Sentence } from './problem.js';

/** What a refusal by the framework (a status of 400 to 499) says: nobody's rule was asked, the request itself was wrong. */
interface Refusal {
  code: string;
  detail: Sentence;
}

const badRequest: Refusal = {
  code: 'bad_request',
  detail: {
    zh: '请求的格式不正确，没有保存。请刷新页面后重试。',
    en: 'The request is malformed; nothing was saved. Please reload the page and try again.',
  },
};

const refusals: Readonly<Record<number, Refusal>> = {
  401: {
    code: 'not_signed_in',
    detail: { zh: '请先登录，再继续操作。', en: 'Please sign in first.' },
  },
  405: {
    code: 'method_not_allowed',
    detail: {
      zh: '这个地址不支持此种请求方法，没有执行。请刷新页面后重试；程序调用请对照接口说明。',
      en: 'This address does not support the request method; nothing was done. Please reload, or see the API description.',
    },
  },
  406: {
    code: 'not_acceptable',
    detail: {
      zh: '无法按所要求的格式（Accept）给出结果。请改用 application/json 后重试。',
      en: 'The result cannot be given in the format asked for (Accept). Please ask for application/json.',
    },
  },
  408: {
    code: 'request_timeout',
    detail: {
      zh: '请求没有在规定时间内传完，没有保存。请检查网络后重试。',
      en: 'The request did not arrive in time; nothing was saved. Please check the network and try again.',
    },
  },
  409: {
    code: 'conflict',
    detail: {
      zh: '内容已有变化，没有执行。请刷新页面，查看最新内容后重试。',
      en: 'The content has changed meanwhile; nothing was done. Please reload, look at it and try again.',
    },
  },
  412: {
    code: 'precondition_failed',
    detail: {
      zh: '内容已被他人修改，没有保存。请刷新页面，查看最新内容后重试。',
      en: 'Somebody changed this meanwhile; nothing was saved. Please reload, look at it and try again.',
    },
  },
  413: {
    code: 'too_large',
    detail: {
      zh: '一次提交的内容过大（上限 1 MB），没有保存。请精简后重试。',
      en: 'The request is too large (1 MB at most); nothing was saved. Please shorten it and try again.',
    },
  },
  414: {
    code: 'address_too_long',
    detail: {
      zh: '请求地址过长，没有执行。请缩短查询条件，或从页面上的链接重新进入。',
      en: 'The address is too long; nothing was done. Please shorten the search, or follow a link of the page.',
    },
  },
  415: {
    code: 'unsupported_media_type',
    detail: {
      zh: '不支持所提交内容的类型（Content-Type），没有保存。请刷新页面后重试；程序调用请使用 application/json。',
      en: 'The type of the content (Content-Type) is not supported; nothing was saved. Please send application/json.',
    },
  },
  422: {
    code: 'invalid_input',
    detail: {
      zh: '填写的内容不符合要求，没有保存。请检查后重试。',
      en: 'The input is not valid; nothing was saved. Please check it and try again.',
    },
  },
  429: {
    code: 'too_many_requests',
    detail: {
      zh: '操作过于频繁，本次没有执行。请稍等片刻后重试。',
      en: 'Too many requests; this one was not done. Please wait a moment and try again.',
    },
  },
  431: {
    code: 'headers_too_large',
    detail: {
      zh: '请求头过大，没有执行。请清除浏览器中本网站的 Cookie 后重试。',
      en: 'The request headers are too large; nothing was done. Please clear the cookies of this site and try again.',
    },
  },
};

/** The words for a status from 400 to 499. */
export const refusalOf = (status: number): Refusal => refusals[status] ?? badRequest;
