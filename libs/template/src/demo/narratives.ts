/**
 * Narratives of the 2020 report in our own words. They contain the contradictions of the published one: a total
 * that is 0.01 off, two dispatch costs, two numbers of projects.
 */
export const demoNarratives: Readonly<Record<string, string>> = {
  year_plan:
    '全年围绕“稳存量、扩增量、提质量”开展投资促进工作。一是紧盯重点产业链，完善目标企业名录，开展精准招商；二是发挥商会、机构和海外联络点的作用，线上线下结合举办推介活动；三是推广智能招商平台，让企业查得到政策、找得到空间、办得了事项。',
  budget_narrative:
    '年初部门预算合计{budget.total}万元，其中基本支出{budget.basic.subtotal}万元，项目支出{budget.project.subtotal}万元。预算按照“先保基本、后保重点”的顺序安排，项目全部来自项目库，经局长办公会审议后上报。产业发展专项资金占比最大，按上年度已签约、拟兑现的项目测算。',
  goal_setting_narrative:
    '部门整体和全部项目均设定了绩效目标，指标分为产出、效益、满意度三类，尽量采用量化指标。200万元以上的项目单独设定目标，由业务科室提出、财务科汇总审核，与预算同步报送、同步批复。',
  execution_narrative:
    '年初预算加上结转、追加和调剂，全年指标合计{execution.total.total_index}万元，支出{execution.total.spent}万元，总体执行进度97.67%，未支出{execution.total.remaining}万元。年中追加主要用于兑现产业扶持政策，调剂均按规定程序报批。执行进度较低的项目已在表内逐项说明原因。',
  daily_public_narrative:
    '日常公用经费支出{execution.basic.public.daily.spent}万元，控制率{daily_public.control}。节约主要来自会议、印刷和差旅费用的压减，以及水电、物业按实结算。',
  three_public_narrative:
    '“三公”经费年初预算{three_public.budget}万元，实际支出{three_public.actual}万元，控制率{three_public.control}。全年没有安排因公出国（境），公务接待从简，公务用车严格派车登记。',
  carry_over_narrative:
    '年初、年末结转结余为零星往来款项，按会计制度核算。财政拨款指标年末未支出部分由财政统一收回或按规定结转，本部门账上不留存。',
  procurement_narrative:
    '全年政府采购计划{procurement.planned}万元，实际采购{procurement.actual}万元，执行率{procurement.rate}。货物类主要是办公设备，服务类主要是劳务派遣服务。采购方式、程序和信息公告均符合规定，优先采购节能环保和中小企业产品。',
  compliance_narrative:
    '资金支出按事前审批、事后复核办理，大额支出经集体研究。年中追加和调剂共{adjustment.absolute}万元，占年初预算{adjustment.share_of_budget}，均有批复文件。会计核算及时准确，未发现截留、挤占、挪用和虚列支出。',
  disclosure_narrative:
    '部门预算和决算均在批复后二十日内公开，内容包括机构职能、收支总表、“三公”经费和绩效目标，公开格式符合财政部门要求，并保留备查记录。',
  projects_narrative:
    '年度项目11个，连同政府投资项目，项目指标合计37761.05万元，支出{execution.projects_with_investment.spent}万元，执行进度{execution.projects_with_investment.progress}。项目立项、调整、验收均履行审批程序；每季度检查一次执行情况，对进度偏低的项目约谈责任科室。',
  assets_narrative:
    '年末资产共{assets.items}件，账面净值{assets.book_value}万元，利用率{assets.utilisation}。资产由办公室统一登记、领用和盘点，年末盘点账实相符；闲置设备拟于下年度调剂或报废。',
  staff_narrative:
    '核定编制{staff.authorised_posts}人，在编在岗{staff.on_posts}人，超编系机构改革划转人员尚未消化。另有编外聘用和劳务派遣人员从事窗口和后勤工作，全年劳务派遣费用46.71万元。',
  rules_narrative:
    '现行制度覆盖预算、收支、采购、资产、合同和绩效管理。绩效管理实施细则明确了业务科室、财务科和分管领导的职责，全年开展制度执行检查两次，发现的问题均已整改。',
  duty_goals_narrative:
    '本年度履职目标是：举办推介活动不少于5场，引进一批总部型、成长型企业；推广智能招商平台，形成招商数据闭环；兑现产业扶持政策，支持企业平稳发展；提高服务质量，企业满意率保持在九成以上。',
  promotion_results:
    '全年举办推介活动{events.total}场，其中境外{events.abroad}场、省外{events.other_provinces}场、省内{events.in_province}场，线上举办{events.online}场。活动围绕重点产业组织，兼顾线上直播和现场路演，参会企业和机构数量稳步增加。',
  project_results:
    '全年签约项目{signed.projects}个，签约金额{signed.amount}亿元；落户项目{settled.projects}个。对重点项目实行专人跟踪，从洽谈、选址到开工全程服务，缩短了落地周期。',
  platform_results:
    '智能招商平台完成试运行并推广至各责任单位，企业可在线查询政策、空间和办事指引。平台汇集的项目线索实现统一登记、流转和反馈，减少了重复对接。',
  goal_completion_narrative:
    '年度项目14个，其中执行进度低于95%的项目7个，达标项目占比{projects.progress_target_met}；总体预算执行进度{execution.total.progress}。除个别活动因疫情取消外，产出、效益和满意度指标均达到年初目标。',
  economic_effect: '引进的重大项目投产后预计带动上下游企业集聚，增加税收和就业，对全区经济增长形成支撑。',
  social_effect: '政府搭台、企业唱戏的招商机制更加成熟，政策兑现公开透明，企业对营商环境的认可度提高。',
  ecological_effect: '',
  lasting_effect: '平台和目标企业库持续更新，与商会、机构的合作协议跨年有效，为后续招商积累了资源。',
  experience_narrative:
    '一是目标先行，预算编制与绩效目标同步研究；二是过程监控，按季通报执行进度和目标进展；三是结果应用，把评价结论作为下年度项目取舍的依据。业务科室和财务科共同参与，避免“两张皮”。',
  score_comment:
    '本年度预算编制较规范，执行进度较高，管理制度健全，履职成效明显。失分主要在年中追加调剂幅度较大、在编人数超编和编外用工比例偏高，已列入改进措施。',
};
