/** What Word puts on the clipboard for a heading, two items, strong text and a table; with what must not come along. */
export const wordHtml = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-unhide:no; margin:0cm;} --></style>
<script>window.ran = 1</script></head>
<body lang=ZH-CN><!--StartFragment-->
<h1 style='mso-pagination:widow-orphan'><span style='font-family:黑体'>主要成效<o:p></o:p></span></h1>
<p class=MsoListParagraph style='margin-left:21pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>（一）<span style='font:7pt "Times New Roman"'>&nbsp;</span></span></span><![endif]><span>厉行节约</span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='font-family:Wingdings'><span style='mso-list:Ignore'>Ø<span style='font:7pt "Times New Roman"'>&nbsp; </span></span></span>压减会议</p>
<p class=MsoNormal style='text-indent:24pt'><span>三公经费</span><b style='mso-bidi-font-weight:normal'><span>下降</span></b><span>。</span></p>
<table class=MsoTableGrid border=1><tr><td width=200 style='mso-border-alt:solid'><p class=MsoNormal>项目</p></td><td><p class=MsoNormal>金额</p></td></tr>
<tr><td><p class=MsoNormal>接待</p></td><td><p class=MsoNormal><img src=x onerror="window.ran=1">5.21</p></td></tr></table>
<!--EndFragment--></body></html>`;

/** The same from WPS, which tells strong text by style and items as lists. */
export const wpsHtml = `<html><head><style>.16{font-weight:bold}</style></head><body><!--StartFragment-->
<p class="MsoNormal" style="mso-outline-level:1;"><span style="mso-spacerun:'yes';font-family:宋体;">主要成效</span></p>
<p class="MsoNormal" style="mso-list:l0 level2 lfo1;"><span style="mso-list:Ignore;">（一）</span><span>厉行节约</span></p>
<ul><li><p class="MsoNormal"><span>压减会议</span></p></li></ul>
<p class="MsoNormal"><span>三公经费</span><span style="font-weight:bold;">下降</span><span>。</span></p>
<table><tbody><tr><td><p>项目</p></td><td><p>金额</p></td></tr><tr><td><p>接待</p></td><td><p>5.21</p></td></tr></tbody></table>
<!--EndFragment--></body></html>`;
