import type { Role } from '@countersign/workflow';

export const roleWords: Readonly<Record<Role, string>> = {
  owner: '填报人',
  reviewer: '审核人',
  leader: '分管领导',
  coordinator: '绩效联络员',
  finance: '财政局审核人员',
  administrator: '系统管理员',
  auditor: '审计查阅人员',
};
