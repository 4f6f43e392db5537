export const sentenceEnd = /[。；;！!？?\n]/g;
/** Ends a clause, or is a live figure. */
export const boundary = /[，。；！？、,;!?\n{}]/;
const rising = '增加|增长|提高|上升|上涨|超支|增';
const falling = '减少|下降|降低|压减|压缩|缩减|节约|节省|下滑|回落|减';
/** Right before a number: it tells a change; the group tells that it rises. */
export const changeTail = new RegExp(`(?:(${rising})|${falling})(?:了|额|幅度?|率|比例)?(?:约|为|达)?\\s{0,2}$`);
/** Right before a percentage: it tells a share. */
export const shareTail = /占[^占]{0,20}$/;
export const comparedHere = /[比较与同]/;
/** Between two numbers of one list. */
export const listing = /^\s{0,2}[、，,]?\s{0,2}$/;
/** What begins a comparison; its base follows. */
export const compare = /同比|相比|[比较与同和]/g;
export const unchanged = /持平|无增减(?:变化)?|无变化|没有变化|未发生变化|没有增减|无变动|保持不变/g;
/** What makes a number another one than the plain amount of the subject before it. */
export const otherMeaning =
  /比|较|占|预算|计划|上年|去年|往年|上期|目标|年初|年末|定额|标准|平均|人均|每|其中|不含|扣除|剔除|调整|追加|结转|分别|各|[增减]|上升|下降|降低|提高|第/;
