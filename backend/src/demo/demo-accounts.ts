/** The one password of all demo accounts; they are refused in production. */
export const demoPassword = 'countersign-demo';

/** Accounts to try the product with, and who they are. */
export const demoAccounts: readonly { username: string; who: string }[] = [
  { username: 'coordinator', who: '绩效联络员（分派、催办、报送）' },
  { username: 'owner', who: '填报人：办公室、财务科' },
  { username: 'owner2', who: '填报人：招商一科、招商二科、信息平台科' },
  { username: 'reviewer', who: '审核人：办公室、财务科' },
  { username: 'reviewer2', who: '审核人：招商一科、招商二科、信息平台科' },
  { username: 'leader', who: '分管领导甲：办公室、财务科' },
  { username: 'leader2', who: '分管领导乙：招商一科、招商二科、信息平台科' },
  { username: 'finance', who: '财政局审核人员' },
  { username: 'admin', who: '系统管理员' },
  { username: 'auditor', who: '审计查阅人员（只读）' },
];
