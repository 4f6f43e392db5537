/** Acts of the history in a word, for the matrix. */
export const actionWords: Readonly<Record<string, string>> = {
  save: '填报',
  submit: '送审',
  recall: '撤回',
  countersign: '会签',
  approve: '审核通过',
  return: '退回',
  sign: '签批',
  reopen: '重新打开',
  lapse: '签批失效',
  assign: '分派',
  remind: '催办',
  explain: '说明',
};
