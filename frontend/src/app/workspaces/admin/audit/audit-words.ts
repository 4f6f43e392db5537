import { reportActionWords, sectionActionWords } from '../../../report/words.js';

const others = {
  create: '新建报告',
  assign: '分派章节',
  save: '保存内容',
  explain: '说明核查问题',
  answer_note: '答复退回意见',
  attach: '添加附件',
  detach: '移除附件',
  remind: '催办',
  lapse: '签批失效',
  settle: '报告状态变化',
  verify_score: '填写复核分',
  rescore: '填写复评分',
  'department.created': '新建部门',
  'department.renamed': '部门更名',
  'office.created': '新建科室',
  'office.renamed': '科室更名',
  'person.created': '新建人员',
  'person.changed': '修改人员',
  'person.locked_out': '登录失败过多，账号暂时锁定',
  'role.granted': '授予角色',
  'role.revoked': '收回角色',
  'template.created': '新建模板草稿',
  'template.deleted': '删除模板草稿',
  'template.published': '发布模板',
  'template.move_started': '开始批量改用模板版本',
  'template.move_finished': '批量改用模板版本结束',
  move_template: '改用模板新版本',
} as const;

/** What an audit event's action means. A report and a section share `submit`; the trail names both alike. */
export const auditActionWords: Readonly<Record<string, string>> = {
  ...reportActionWords,
  ...sectionActionWords,
  ...others,
  submit: '送审或报送',
};

export const auditActionText = (action: string): string => auditActionWords[action] ?? action;
