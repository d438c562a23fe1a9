<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AmendForm</name>
    <message>
        <source>更正这一件</source>
        <translation>Amend this case</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>为什么更正</source>
        <translation>Why amend</translation>
    </message>
    <message>
        <source>例如：姓名写错一个字</source>
        <translation>Example: one character of the name is wrong</translation>
    </message>
    <message>
        <source>已打印的不能撤销。更正会留下原记录，并重打回执。</source>
        <translation>What is printed cannot be undone. Amending keeps the old record and reprints the receipt.</translation>
    </message>
    <message>
        <source>更正并重打</source>
        <translation>Amend and reprint</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Leave as is</translation>
    </message>
    <message>
        <source>更正要写原因，会留下记录。</source>
        <translation>Amending needs a reason; it is recorded.</translation>
    </message>
</context>
<context>
    <name>AppBar</name>
    <message>
        <source>换页</source>
        <translation>Change page</translation>
    </message>
    <message>
        <source>{title}，Ctrl+{number}</source>
        <translation>{title}, Ctrl+{number}</translation>
    </message>
</context>
<context>
    <name>ApplicantController</name>
    <message>
        <source>代办人</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>ID type</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>无证件的原因</source>
        <translation>Why no ID</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>{sex}，{age} 岁</source>
        <translation>{sex}, age {age}</translation>
    </message>
</context>
<context>
    <name>ApplicantSection</name>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>姓名或单位名称</source>
        <translation>Name or organisation</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>代办人来办</source>
        <translation>A proxy has come</translation>
    </message>
    <message>
        <source>代办人姓名</source>
        <translation>Proxy&apos;s name</translation>
    </message>
    <message>
        <source>读身份证</source>
        <translation>Read ID card</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>与申请人的关系</source>
        <translation>Relation to the applicant</translation>
    </message>
    <message>
        <source>委托书在材料里看，写明代办的事、申请人签字或按印。</source>
        <translation>The mandate is among the materials: it names the matter and bears the applicant&apos;s signature or fingerprint.</translation>
    </message>
    <message>
        <source>读卡、扫码，或者直接输</source>
        <translation>Read a card, scan, or type</translation>
    </message>
    <message>
        <source>正在读卡…</source>
        <translation>Reading the card…</translation>
    </message>
</context>
<context>
    <name>AskLine</name>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>就这样</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不写</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>叫这个号</source>
        <translation>Call this number</translation>
    </message>
    <message>
        <source>不叫</source>
        <translation>Do not call</translation>
    </message>
</context>
<context>
    <name>BadRatingCard</name>
    <message>
        <source>还没有打开差评</source>
        <translation>No bad rating is open</translation>
    </message>
    <message>
        <source>在左边按 ↓ 选一条。</source>
        <translation>Press ↓ in the list on the left.</translation>
    </message>
</context>
<context>
    <name>BadRatingsController</name>
    <message>
        <source>没有差评</source>
        <translation>No bad ratings</translation>
    </message>
    <message>
        <source>按 Ctrl+9 看。</source>
        <translation>Ctrl+9 shows them.</translation>
    </message>
    <message>
        <source>记哪一步</source>
        <translation>Which step</translation>
    </message>
    <message>
        <source>日期读不懂，请写成 2026-03-18 这样。</source>
        <translation>This is not a date. Write it as 2026-03-18.</translation>
    </message>
    <message>
        <source>评价表已录入。</source>
        <translation>The rating form is entered.</translation>
    </message>
    <message>
        <source>评价表</source>
        <translation>Rating form</translation>
    </message>
    <message>
        <source>空白评价表已打印。</source>
        <translation>A blank rating form is printed.</translation>
    </message>
    <message>
        <source>超期 {n} 条</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>今明要处理 {n} 条</source>
        <translation>{n} due today or tomorrow</translation>
    </message>
    <message>
        <source>等你复核 {n} 条</source>
        <translation>{n} waiting for your review</translation>
    </message>
    <message>
        <source>差评：{said}。</source>
        <translation>Bad ratings: {said}.</translation>
    </message>
    <message>
        <source>让{name}打开</source>
        <translation>Let {name} open them</translation>
    </message>
    <message>
        <source>{name}（{number}）要打开群众评价。</source>
        <translation>{name} ({number}) asks to open citizens&apos; ratings.</translation>
    </message>
    <message>
        <source>先当面问清是本人、该看评价。不该有的，请停用这个账号。</source>
        <translation>Ask in person first: is it them, and are they to see ratings? If not, disable this account.</translation>
    </message>
    <message>
        <source>{name}下次登录就能打开群众评价，已经记入留痕。</source>
        <translation>{name} can open citizens&apos; ratings from the next sign-in; it is on record.</translation>
    </message>
</context>
<context>
    <name>BadRatingsPage</name>
    <message>
        <source>差评</source>
        <translation>Bad ratings</translation>
    </message>
    <message>
        <source>记下一步</source>
        <translation>Record next step</translation>
    </message>
    <message>
        <source>录入评价表</source>
        <translation>Record a rating form</translation>
    </message>
    <message>
        <source>打印空白评价表</source>
        <translation>Print a blank form</translation>
    </message>
</context>
<context>
    <name>BoardActs</name>
    <message>
        <source>{n} 号窗口今天叫哪些号（下一个号起）</source>
        <translation>What window {n} calls today (from the next number on)</translation>
    </message>
    <message>
        <source>业务</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>就这样调整</source>
        <translation>Adjust it so</translation>
    </message>
    <message>
        <source>{n} 号窗口从下一个号起按新的业务叫号，已记入留痕。</source>
        <translation>Window {n} calls by its new business from the next number on; it is recorded.</translation>
    </message>
    <message>
        <source>别的窗口没有人上岗，没有人可以接。请 B 角先登录。</source>
        <translation>Nobody is on duty at another window, so nobody can take over. Ask the B-role to sign in first.</translation>
    </message>
    <message>
        <source>{n} 号窗口今天没有人上过岗，没有要接的事。</source>
        <translation>Nobody was on duty at window {n} today; there is nothing to take over.</translation>
    </message>
    <message>
        <source>{n} 号窗口没办完的事改由 B 角办</source>
        <translation>What window {n} left open goes to the B-role</translation>
    </message>
    <message>
        <source>B 角</source>
        <translation>B-role</translation>
    </message>
    <message>
        <source>A 角不在岗</source>
        <translation>The A-role is away</translation>
    </message>
    <message>
        <source>改由 B 角办</source>
        <translation>Give to the B-role</translation>
    </message>
    <message>
        <source>{name}，{n} 号窗口</source>
        <translation>{name}, window {n}</translation>
    </message>
    <message>
        <source>{words}（B 角）</source>
        <translation>{words} (B-role)</translation>
    </message>
    <message>
        <source>{n} 号窗口现在由 B 角 {name} 在办。</source>
        <translation>The B-role {name} has the matters of window {n} now.</translation>
    </message>
    <message>
        <source>已交还{name}，记入留痕。</source>
        <translation>Given back to {name}; it is recorded.</translation>
    </message>
    <message>
        <source>交还{name}吗</source>
        <translation>Give them back to {name}?</translation>
    </message>
    <message>
        <source>交还</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>不交还</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>{n} 号窗口改由 {name} 办：没定的办件 {cases} 件，号票 {tickets} 个，已记入留痕。</source>
        <translation>{name} has the matters of window {n} now: {cases} undecided cases, {tickets} numbers; it is recorded.</translation>
    </message>
    <message>
        <source>督办单已打印，一式两份。</source>
        <translation>The urging sheet is printed, two copies.</translation>
    </message>
    <message>
        <source>督办单存成了 {file}。</source>
        <translation>The urging sheet was filed as {file}.</translation>
    </message>
</context>
<context>
    <name>BoardComposer</name>
    <message>
        <source>督办</source>
        <translation>Urge</translation>
    </message>
    <message>
        <source>全程留痕</source>
        <translation>Full record</translation>
    </message>
    <message>
        <source>打印督办单</source>
        <translation>Print the sheet</translation>
    </message>
    <message>
        <source>改由 B 角办</source>
        <translation>Give to the B-role</translation>
    </message>
    <message>
        <source>发出督办</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>限</source>
        <translation>By</translation>
    </message>
    <message>
        <source>抄送</source>
        <translation>Copy to</translation>
    </message>
    <message>
        <source>抄送，可不填</source>
        <translation>Copy to (optional)</translation>
    </message>
    <message>
        <source>发给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>督办和回复都记入全程留痕。</source>
        <translation>Question and answer both go into the full record.</translation>
    </message>
    <message>
        <source>督办：{title}</source>
        <translation>Urge: {title}</translation>
    </message>
    <message>
        <source>{number} {at} 已发给{who}，{by} 前回复。</source>
        <translation>{number} went to {who} at {at}, to be answered by {by}.</translation>
    </message>
    <message>
        <source>{day} 前办结</source>
        <translation>done by {day}</translation>
    </message>
    <message>
        <source>{who} {at} 回复：{cause} {measures} {until}</source>
        <translation>{who} answered at {at}: {cause} {measures} {until}</translation>
    </message>
    <message>
        <source>发给{who}</source>
        <translation>To {who}</translation>
    </message>
    <message>
        <source>去差评页</source>
        <translation>To the bad ratings</translation>
    </message>
</context>
<context>
    <name>BoardController</name>
    <message>
        <source>督办{number}已发出。</source>
        <translation>{number} is sent.</translation>
    </message>
    <message>
        <source>按 F12 打印督办单，一式两份。</source>
        <translation>F12 prints the sheet, two copies.</translation>
    </message>
    <message>
        <source>这一条还没有督办，没有可打的。按 Alt+D 写督办。</source>
        <translation>Nothing was sent about this yet, so there is nothing to print. Alt+D writes it.</translation>
    </message>
</context>
<context>
    <name>BoardFlowCard</name>
    <message>
        <source>按此调整</source>
        <translation>Adjust so</translation>
    </message>
    <message>
        <source>■ 取号&#x3000;□ 办件&#x3000;┅ 前四周平均</source>
        <translation>■ numbers  □ cases  ┅ four-week mean</translation>
    </message>
    <message>
        <source>今天的人流</source>
        <translation>Today&apos;s flow</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>人流</source>
        <translation>Flow</translation>
    </message>
    <message>
        <source>预警和督办</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>叫号连不上，号票和窗口是 {time} 的数据，预警照常。</source>
        <translation>The queue is out of reach; numbers and windows are as of {time}, warnings are current.</translation>
    </message>
    <message>
        <source>预警和督办 {n}</source>
        <translation>Warnings {n}</translation>
    </message>
</context>
<context>
    <name>BoardWarningsCard</name>
    <message>
        <source>督办台账</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>今天没有要催的</source>
        <translation>Nothing to chase today</translation>
    </message>
    <message>
        <source>预警和督办</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>新的超期：{who}，{what}</source>
        <translation>Newly overdue: {who}, {what}</translation>
    </message>
    <message>
        <source>最近一次超期的期限在 {m} 月 {d} 日</source>
        <translation>The last overdue matter was due on {m}/{d}</translation>
    </message>
    <message>
        <source>有超期、快到期、等得久的，会列在这里</source>
        <translation>What is overdue, due soon or waits for long will be listed here</translation>
    </message>
    <message>
        <source>回到预警</source>
        <translation>Back to the warnings</translation>
    </message>
</context>
<context>
    <name>BoardWarningsView</name>
    <message>
        <source>预警和督办</source>
        <translation>Warnings</translation>
    </message>
</context>
<context>
    <name>BoardWindowsCard</name>
    <message>
        <source>改由 B 角办</source>
        <translation>Give to the B-role</translation>
    </message>
    <message>
        <source>调整业务分配</source>
        <translation>Adjust business</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
</context>
<context>
    <name>BoardWindowsModel</name>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>业务</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>当前号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>已用</source>
        <translation>Elapsed</translation>
    </message>
    <message>
        <source>今日人次</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>平均分钟</source>
        <translation>Mean min</translation>
    </message>
    <message>
        <source>{n} 号</source>
        <translation>{n}</translation>
    </message>
</context>
<context>
    <name>BoardWindowsTable</name>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>选结果</source>
        <translation>Choose outcome</translation>
    </message>
    <message>
        <source>呼叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>暂存</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>没有办件</source>
        <translation>No case</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>结
果</source>
        <translation>Out-
come</translation>
    </message>
    <message>
        <source>没有可撤销的</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>新代办</source>
        <translation>New matter</translation>
    </message>
</context>
<context>
    <name>CaptureController</name>
    <message>
        <source>正在拍</source>
        <translation>Taking the picture</translation>
    </message>
    <message>
        <source>拍照 {time}.pdf</source>
        <translation>Picture {time}.pdf</translation>
    </message>
    <message>
        <source>正在存</source>
        <translation>Keeping</translation>
    </message>
</context>
<context>
    <name>CaptureDialog</name>
    <message>
        <source>拍好的页</source>
        <translation>Pages taken</translation>
    </message>
    <message>
        <source>拍一页</source>
        <translation>Take a page</translation>
    </message>
    <message>
        <source>转正</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>去掉这页</source>
        <translation>Drop this page</translation>
    </message>
    <message>
        <source>从文件里选</source>
        <translation>From a file</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>拍好 {n} 页。</source>
        <translation>{n} pages taken.</translation>
    </message>
    <message>
        <source>去掉了，还有 {n} 页。</source>
        <translation>Dropped; {n} pages left.</translation>
    </message>
    <message>
        <source>还有 {n} 页没存。再按一次 Esc 就不要了。</source>
        <translation>{n} pages are not kept. Press Esc again to drop them.</translation>
    </message>
    <message>
        <source>第 {n} 页</source>
        <translation>Page {n}</translation>
    </message>
    <message>
        <source>在拍照或扫描的程序里存一张，这里就有。</source>
        <translation>Save a picture in the camera&apos;s or scanner&apos;s program and it appears here.</translation>
    </message>
    <message>
        <source>把材料放平，按 Insert 拍一页。</source>
        <translation>Lay the paper flat and press Insert to take a page.</translation>
    </message>
</context>
<context>
    <name>CardController</name>
    <message>
        <source>窗口前没有人。</source>
        <translation>Nobody is at the window.</translation>
    </message>
    <message>
        <source>先按 F2 叫号，或按 Ctrl+N 直接办。</source>
        <translation>Press F2 to call, or Ctrl+N to start without a ticket.</translation>
    </message>
    <message>
        <source>已读卡，{name}</source>
        <translation>Card read, {name}</translation>
    </message>
    <message>
        <source>这是谁的证件：{name}</source>
        <translation>Whose ID is this: {name}</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>The applicant</translation>
    </message>
    <message>
        <source>代办人</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>读了代办人的证件</source>
        <translation>Read the proxy&apos;s ID</translation>
    </message>
    <message>
        <source>读了申请人的证件</source>
        <translation>Read the applicant&apos;s ID</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>复制哪一样</source>
        <translation>Copy which one</translation>
    </message>
    <message>
        <source>已复制，60 秒后从剪贴板清掉。</source>
        <translation>Copied; cleared from the clipboard in 60 seconds.</translation>
    </message>
    <message>
        <source>看完整证件号会留下记录。</source>
        <translation>Viewing the full ID number is recorded.</translation>
    </message>
    <message>
        <source>为什么看</source>
        <translation>Why view</translation>
    </message>
    <message>
        <source>要写一句为什么看。</source>
        <translation>Write why you need to see it.</translation>
    </message>
</context>
<context>
    <name>CasesBody</name>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>补齐选中的容缺材料</source>
        <translation>Hand in the selected deferred material</translation>
    </message>
    <message>
        <source>全程留痕</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>材料 {n}</source>
        <translation>Materials {n}</translation>
    </message>
    <message>
        <source>文书 {n}</source>
        <translation>Papers {n}</translation>
    </message>
    <message>
        <source>{n} 条记录前后相扣，没有改动或缺失</source>
        <translation>{n} entries, chain whole: nothing changed or missing</translation>
    </message>
    <message>
        <source>{day} 前补齐</source>
        <translation>Due by {day}</translation>
    </message>
    <message>
        <source>还没打</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>打出 {n} 份</source>
        <translation>{n} printed</translation>
    </message>
    <message>
        <source>没打出来</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>，补打 {n} 次</source>
        <translation>, reprinted {n} times</translation>
    </message>
    <message>
        <source>这台电脑的 {n} 条前后相扣，没有改动或缺失</source>
        <translation>The {n} records of this PC follow each other, none changed or missing</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>材料去向</source>
        <translation>Where the papers are</translation>
    </message>
</context>
<context>
    <name>CasesController</name>
    <message>
        <source>这台电脑上没有这个编号的办件。</source>
        <translation>No case with this number on this computer.</translation>
    </message>
    <message>
        <source>更正：原记录会留着，文书重新打印</source>
        <translation>Amend: the old record is kept, the paper printed again</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Amend</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>送达：打印送达回证，请领取人签字</source>
        <translation>Deliver: print the proof of delivery and have the recipient sign</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>看完整证件号：会留下一条记录，显示 30 秒</source>
        <translation>View full ID number: recorded, shown for 30 seconds</translation>
    </message>
    <message>
        <source>看 30 秒</source>
        <translation>View for 30 s</translation>
    </message>
    <message>
        <source>记下一步：{word}</source>
        <translation>Record next step: {word}</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>Way of delivery</translation>
    </message>
    <message>
        <source>收件人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>与申请人关系</source>
        <translation>Relation to applicant</translation>
    </message>
    <message>
        <source>邮寄单号</source>
        <translation>Tracking number</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>结果文号</source>
        <translation>Result number</translation>
    </message>
    <message>
        <source>超期说明</source>
        <translation>Why overdue</translation>
    </message>
    <message>
        <source>已更正，原记录还在。</source>
        <translation>Amended; the old record is kept.</translation>
    </message>
    <message>
        <source>已记下。</source>
        <translation>Recorded.</translation>
    </message>
    <message>
        <source>已送达，请领取人在送达回证上签字。</source>
        <translation>Delivered. Have the recipient sign the proof of delivery.</translation>
    </message>
    <message>
        <source>已重打 {number}。</source>
        <translation>Reprinted {number}.</translation>
    </message>
    <message>
        <source>留痕单已打印。</source>
        <translation>The journal sheet is printed.</translation>
    </message>
    <message>
        <source>再打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>这个编号给过两件，左边都列着，请看姓名。</source>
        <translation>This number was given to two cases; both are listed on the left, please look at the names.</translation>
    </message>
</context>
<context>
    <name>CasesHead</name>
    <message>
        <source>（代办 {name}）</source>
        <translation> (proxy {name})</translation>
    </message>
    <message>
        <source>{who}正在办这一件</source>
        <translation>{who} has this case open</translation>
    </message>
</context>
<context>
    <name>CasesLeft</name>
    <message>
        <source>姓名、拼音首字母、编号、证件号后 4 位</source>
        <translation>Name, pinyin initials, number, last 4 of ID</translation>
    </message>
    <message>
        <source>找办件</source>
        <translation>Find cases</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>还在办</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>等送达</source>
        <translation>To be delivered</translation>
    </message>
    <message>
        <source>已办完</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>找到的办件</source>
        <translation>Cases found</translation>
    </message>
    <message>
        <source>证件号默认遮住中间，看全号会记一条。</source>
        <translation>ID numbers are masked; viewing one in full is recorded.</translation>
    </message>
    <message>
        <source>找一件办件</source>
        <translation>Find a case</translation>
    </message>
    <message>
        <source>输入姓名、拼音首字母、编号或证件号后 4 位，也可以直接扫回执。</source>
        <translation>Type a name, pinyin initials, a number or the last 4 of the ID, or scan a receipt.</translation>
    </message>
    <message>
        <source>找到 {n} 件</source>
        <translation>{n} found</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>Nothing found for &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>换成拼音首字母或编号试试；生僻字可以只输姓。</source>
        <translation>Try pinyin initials or the number; for rare characters the surname is enough.</translation>
    </message>
    <message>
        <source>只查到这台电脑上的 {n} 件</source>
        <translation>Only {n} found, on this PC alone</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>回到列表</source>
        <translation>Back to list</translation>
    </message>
    <message>
        <source>记下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>看全号</source>
        <translation>Full ID</translation>
    </message>
    <message>
        <source>重打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Amend</translation>
    </message>
    <message>
        <source>打印留痕单</source>
        <translation>Print journal</translation>
    </message>
    <message>
        <source>带出申请人，新办一件</source>
        <translation>New case, same applicant</translation>
    </message>
    <message>
        <source>还没有打开办件</source>
        <translation>No case open</translation>
    </message>
    <message>
        <source>在左边找，按 ↓ 选，或扫回执上的条码。</source>
        <translation>Search on the left and choose with ↓, or scan the barcode on a receipt.</translation>
    </message>
    <message>
        <source>记下一步：{word}</source>
        <translation>Record next step: {word}</translation>
    </message>
</context>
<context>
    <name>CasesScans</name>
    <message>
        <source>附件：{name}</source>
        <translation>Scans: {name}</translation>
    </message>
</context>
<context>
    <name>ChangedCard</name>
    <message>
        <source>都看过了</source>
        <translation>All looked at</translation>
    </message>
    <message>
        <source>中心换过机器，{n} 条记录的结论和上次不一样了</source>
        <translation>The centre changed machines: it answers {n} records otherwise than before</translation>
    </message>
    <message>
        <source>{deed}（{at}）：原来{was}，现在{now}。{advice}</source>
        <translation>{deed} ({at}): was {was}, now {now}. {advice}</translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>不选</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CodeText</name>
    <message>
        <source>造字</source>
        <translation>made-up</translation>
    </message>
</context>
<context>
    <name>CountingAsk</name>
    <message>
        <source>少了哪几份</source>
        <translation>Which sheets are missing</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>不记</source>
        <translation>No mark</translation>
    </message>
    <message>
        <source>实收份数</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>为什么退回，要补什么。村里照着补</source>
        <translation>Why it goes back and what is to be added; the village works from this</translation>
    </message>
    <message>
        <source>说明，可以不写</source>
        <translation>Note (may be empty)</translation>
    </message>
    <message>
        <source>{name}：退回村站</source>
        <translation>{name}: back to the village</translation>
    </message>
    <message>
        <source>{name}：少了哪几份？清单 {expected} 份，实收 {counted} 份</source>
        <translation>{name}: which are missing? {expected} listed, {counted} counted</translation>
    </message>
    <message>
        <source>{name}：实收几份？数据到了再写明少哪几份</source>
        <translation>{name}: how many are there? Name the missing ones when the data has come</translation>
    </message>
    <message>
        <source>{name}：说明</source>
        <translation>{name}: note</translation>
    </message>
    <message>
        <source>还没有勾是哪一份少了。都在的话按 Esc，再按 1</source>
        <translation>Nothing is ticked as missing. If all are there press Esc, then 1</translation>
    </message>
    <message>
        <source>退回要写原因，村里照着补</source>
        <translation>Write why it goes back; the village works from this</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
</context>
<context>
    <name>CountingCard</name>
    <message>
        <source>扫材料袋封面，自动跳到那一件</source>
        <translation>Scan a bag cover to go to its case</translation>
    </message>
    <message>
        <source>点收并跳到下一件</source>
        <translation>mark and go on</translation>
    </message>
    <message>
        <source>改实收份数</source>
        <translation>change the count</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>封口破损</source>
        <translation>seal broken</translation>
    </message>
    <message>
        <source>还没有打开清单</source>
        <translation>No manifest is open</translation>
    </message>
    <message>
        <source>扫交接清单上的条码，或者在左边选一张。数据没到的，扫清单上的方形码。</source>
        <translation>Scan the barcode of a manifest, or choose one at the left. Where its data has not come, scan the square code.</translation>
    </message>
    <message>
        <source>{name}交接清单</source>
        <translation>Manifest of {name}</translation>
    </message>
    <message>
        <source>相符 {n}</source>
        <translation>{n} matched</translation>
    </message>
    <message>
        <source>不符 {n}</source>
        <translation>{n} differ</translation>
    </message>
    <message>
        <source>没点 {n}</source>
        <translation>{n} to count</translation>
    </message>
</context>
<context>
    <name>CountingController</name>
    <message>
        <source>第 {n} 件记为{mark}</source>
        <translation>case {n} marked {mark}</translation>
    </message>
    <message>
        <source>没有打开清单</source>
        <translation>no manifest is open</translation>
    </message>
    <message>
        <source>由窗口或代办专员来点</source>
        <translation>for a clerk or the proxy desk</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>点完 {n} 件再打</source>
        <translation>after all {n} cases</translation>
    </message>
    <message>
        <source>{name}的清单已点收，回单双方签字。</source>
        <translation>The manifest of {name} is counted; both sides sign the slip.</translation>
    </message>
    <message>
        <source>再打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>已点收，回单没打出来。</source>
        <translation>Counted, but the slip did not print.</translation>
    </message>
</context>
<context>
    <name>CountingHead</name>
    <message>
        <source>清单份数</source>
        <translation>Listed</translation>
    </message>
    <message>
        <source>实收份数</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>实收</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>村民和事项</source>
        <translation>Villager and item</translation>
    </message>
    <message>
        <source>点收</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
</context>
<context>
    <name>CountingModel</name>
    <message>
        <source>实收 {n} 份</source>
        <translation>{n} counted</translation>
    </message>
    <message>
        <source>第 {n} 件</source>
        <translation>Case {n}</translation>
    </message>
    <message>
        <source>清单 {n} 份</source>
        <translation>{n} listed</translation>
    </message>
</context>
<context>
    <name>CountingPane</name>
    <message>
        <source>封口完好</source>
        <translation>Seal is whole</translation>
    </message>
    <message>
        <source>送件</source>
        <translation>Brought by</translation>
    </message>
    <message>
        <source>点收以后</source>
        <translation>After counting</translation>
    </message>
    <message>
        <source>封口 {seal}</source>
        <translation>seal {seal}</translation>
    </message>
    <message>
        <source>{n} 袋</source>
        <translation>{n} bags</translation>
    </message>
    <message>
        <source>照纸质清单核对送件人和封口号</source>
        <translation>Check carrier and seal against the paper manifest</translation>
    </message>
    <message>
        <source>{n} 件的数据还没到</source>
        <translation>The data of {n} cases has not come</translation>
    </message>
    <message>
        <source>相符的 {n} 件转给承办人，时限从今天起算</source>
        <translation>{n} that match go to their handlers; the time limit runs from today</translation>
    </message>
    <message>
        <source>不符的 {n} 件留在本窗，村站会收到要补的材料</source>
        <translation>{n} that differ stay here; the village is told what is missing</translation>
    </message>
    <message>
        <source>退回的 {n} 件下次送回村里</source>
        <translation>{n} returned go back to the village with the next bag</translation>
    </message>
    <message>
        <source>办好的转到“等送达”，给村民送去</source>
        <translation>Results go to “to deliver”, for the villagers</translation>
    </message>
    <message>
        <source>退回的转到“镇里退回”，补齐再送</source>
        <translation>What is returned goes to “Turned back”, to be completed and sent again</translation>
    </message>
    <message>
        <source>可以先按清单点收，数据到了自动对上；也可以插 U 盘导入。</source>
        <translation>Count by the manifest now; data are matched when they come. Or import them from a USB stick.</translation>
    </message>
</context>
<context>
    <name>CountingView</name>
    <message>
        <source>清单上的办件</source>
        <translation>Cases of the manifest</translation>
    </message>
</context>
<context>
    <name>CustodyPane</name>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>现在在哪里</source>
        <translation>Where now</translation>
    </message>
    <message>
        <source>从什么时候</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>从哪里到哪里</source>
        <translation>From and to</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>谁交</source>
        <translation>Given by</translation>
    </message>
    <message>
        <source>谁接</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>清单和差异</source>
        <translation>Manifest and difference</translation>
    </message>
    <message>
        <source>{here} → {there}</source>
        <translation>{here} → {there}</translation>
    </message>
</context>
<context>
    <name>DeviceTrials</name>
    <message>
        <source>现在扫一张，什么条码都行</source>
        <translation>Scan anything now, any barcode will do</translation>
    </message>
    <message>
        <source>正在试</source>
        <translation>Trying</translation>
    </message>
    <message>
        <source>扫到 {n} 位，接在串口上</source>
        <translation>{n} characters, on a serial line</translation>
    </message>
    <message>
        <source>扫到 {n} 位，结尾 {end}</source>
        <translation>{n} characters, ended by {end}</translation>
    </message>
    <message>
        <source>{words}，前缀 F13</source>
        <translation>{words}, prefix F13</translation>
    </message>
    <message>
        <source>{words}，最慢一键 {ms} 毫秒</source>
        <translation>{words}, slowest key {ms} ms</translation>
    </message>
    <message>
        <source>{words}，离 {most} 毫秒太近，请给扫码枪设前缀 F13</source>
        <translation>{words}, too near to {most} ms; set the scanner to the prefix F13</translation>
    </message>
    <message>
        <source>没有扫到。请给扫码枪设前缀 F13、结尾回车，再按试扫</source>
        <translation>Nothing was scanned. Set the scanner to the prefix F13 and Enter at the end, then try again</translation>
    </message>
    <message>
        <source>评价器正常</source>
        <translation>Rating screen is well</translation>
    </message>
    <message>
        <source>第二块屏幕亮了 4 秒，没看到请查线</source>
        <translation>The second screen was lit for 4 seconds; if it was not, look at its cable</translation>
    </message>
</context>
<context>
    <name>DeviceWatch</name>
    <message>
        <source>设备正常</source>
        <translation>Devices are well</translation>
    </message>
    <message>
        <source>{name}有问题</source>
        <translation>{name}: trouble</translation>
    </message>
</context>
<context>
    <name>DisplayFace</name>
    <message>
        <source>叫号屏</source>
        <translation>Call display</translation>
    </message>
    <message>
        <source>请 {label} 到 {n} 号窗口</source>
        <translation>{label}, please go to window {n}</translation>
    </message>
    <message>
        <source>星期一 星期二 星期三 星期四 星期五 星期六 星期日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日</source>
        <translation>{day}/{month}</translation>
    </message>
</context>
<context>
    <name>DisplayFoot</name>
    <message>
        <source>请到导办台，不用重新取号</source>
        <translation>Please go to the guide&apos;s desk; no new number needed</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>还在等</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>等 {n} 个号</source>
        <translation>and others, {n} in all</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>{name} {n} 人</source>
        <translation>{name}: {n}</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>人数暂时看不到</source>
        <translation>Unknown for now</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>请取号，等候叫号</source>
        <translation>Take a number and wait to be called</translation>
    </message>
    <message>
        <source>现在请</source>
        <translation>Now calling</translation>
    </message>
    <message>
        <source>到 {n} 号窗口</source>
        <translation>to window {n}</translation>
    </message>
    <message>
        <source>请听工作人员叫号</source>
        <translation>Please listen for the staff calling</translation>
    </message>
    <message>
        <source>叫号屏暂时连不上。您的号有效，请看好小票，听窗口叫到再过去。</source>
        <translation>This screen is out of reach for now. Your number is valid: keep your slip, and come when a window calls it.</translation>
    </message>
</context>
<context>
    <name>DisplayRow</name>
    <message>
        <source>{n} 号</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
</context>
<context>
    <name>DisplayTable</name>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>正在服务</source>
        <translation>Serving</translation>
    </message>
</context>
<context>
    <name>DisputeCard</name>
    <message>
        <source>先放着</source>
        <translation>Leave for now</translation>
    </message>
    <message>
        <source>按选的合并</source>
        <translation>Merge as chosen</translation>
    </message>
    <message>
        <source>看一看</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>不处理也不影响别的办件</source>
        <translation>Other cases are not affected meanwhile</translation>
    </message>
    <message>
        <source>要你看一眼：{n} 件两边都改过</source>
        <translation>Please look: {n} case(s) changed on both sides</translation>
    </message>
    <message>
        <source>看过了</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>还有 {n} 项没选，选好再合并。</source>
        <translation>{n} field(s) not chosen yet; choose, then merge.</translation>
    </message>
    <message>
        <source>两边的记录都会留着。合并后可以按 Ctrl+Z 撤销。</source>
        <translation>The records of both sides are kept. After merging, Ctrl+Z takes it back.</translation>
    </message>
</context>
<context>
    <name>DisputeFields</name>
    <message>
        <source>这台电脑：{word}（断网时，{at}）</source>
        <translation>This PC: {word} (offline, {at})</translation>
    </message>
    <message>
        <source>{place}：{word}（{at}）</source>
        <translation>{place}: {word} ({at})</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This PC</translation>
    </message>
</context>
<context>
    <name>DoneController</name>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>群众已评</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>办完一件后才能请群众评价。</source>
        <translation>A rating can be asked for once a case is finished.</translation>
    </message>
    <message>
        <source>群众已评，一次服务评一次。</source>
        <translation>Already rated: one rating for each service.</translation>
    </message>
    <message>
        <source>没打印的直接改，Ctrl+Z 撤销。</source>
        <translation>What is not printed can be changed; Ctrl+Z undoes.</translation>
    </message>
    <message>
        <source>已更正，原记录还在。</source>
        <translation>Amended; the old record is kept.</translation>
    </message>
    <message>
        <source>正在重打。</source>
        <translation>Reprinting.</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>纸质材料放哪里</source>
        <translation>Where the papers go</translation>
    </message>
    <message>
        <source>同一人再办一件</source>
        <translation>Another for the same person</translation>
    </message>
    <message>
        <source>更正这一件</source>
        <translation>Amend this case</translation>
    </message>
    <message>
        <source>已打印的不能撤销。更正会留下原记录，并重打回执。</source>
        <translation>What is printed cannot be undone. Amending keeps the old record and reprints the receipt.</translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>到 {n} 号窗口</source>
        <translation>to window {n}</translation>
    </message>
</context>
<context>
    <name>FaceBell</name>
    <message>
        <source>{screen}正常</source>
        <translation>{screen} works</translation>
    </message>
</context>
<context>
    <name>FinishController</name>
    <message>
        <source>先选结果，再打印。</source>
        <translation>Choose an outcome before printing.</translation>
    </message>
    <message>
        <source>结果在下面一排，F8 到 F11。</source>
        <translation>Outcomes are in the row below, F8 to F11.</translation>
    </message>
    <message>
        <source>填好的都在。</source>
        <translation>What you filled in is kept.</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>第一次使用</source>
        <translation>First use</translation>
    </message>
    <message>
        <source>1&#x3000;这个中心</source>
        <translation>1  This centre</translation>
    </message>
    <message>
        <source>中心名称</source>
        <translation>Centre name</translation>
    </message>
    <message>
        <source>印章名称</source>
        <translation>Seal name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>监督电话</source>
        <translation>Supervision phone</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>区划代码</source>
        <translation>Region code</translation>
    </message>
    <message>
        <source>站点号（4 位）</source>
        <translation>Station (4 digits)</translation>
    </message>
    <message>
        <source>终端号（2 位）</source>
        <translation>Terminal (2 digits)</translation>
    </message>
    <message>
        <source>开门</source>
        <translation>Opens</translation>
    </message>
    <message>
        <source>关门</source>
        <translation>Closes</translation>
    </message>
    <message>
        <source>2&#x3000;窗口和号票</source>
        <translation>2  Windows and tickets</translation>
    </message>
    <message>
        <source>号票种类：一个大写字母、业务名称</source>
        <translation>Ticket series: a capital letter and the business</translation>
    </message>
    <message>
        <source>号票种类</source>
        <translation>Ticket series</translation>
    </message>
    <message>
        <source>加一种</source>
        <translation>Add series</translation>
    </message>
    <message>
        <source>去掉这一种</source>
        <translation>Remove series</translation>
    </message>
    <message>
        <source>窗口：号、名称、只叫哪几种号（空着就全叫）</source>
        <translation>Windows: number, name, series called (empty: all)</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>加一个窗口</source>
        <translation>Add window</translation>
    </message>
    <message>
        <source>去掉这个窗口</source>
        <translation>Remove window</translation>
    </message>
    <message>
        <source>这台电脑是哪个窗口</source>
        <translation>This computer&apos;s window</translation>
    </message>
    <message>
        <source>这台电脑的窗口</source>
        <translation>This computer&apos;s window</translation>
    </message>
    <message>
        <source>优先的人（用顿号分开）</source>
        <translation>Priority groups (keep the list mark between)</translation>
    </message>
    <message>
        <source>优先的人</source>
        <translation>Priority groups</translation>
    </message>
    <message>
        <source>3&#x3000;人员和岗位</source>
        <translation>3  People and posts</translation>
    </message>
    <message>
        <source>密码可以空着，建好后会各给一个，显示一次。</source>
        <translation>Passwords may stay empty: each person is then given one, shown once.</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>加一个人</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>去掉这个人</source>
        <translation>Remove person</translation>
    </message>
    <message>
        <source>4&#x3000;打印机</source>
        <translation>4  Printers</translation>
    </message>
    <message>
        <source>现在没有也可以，以后在设置里选；没有打印机时存成 PDF。</source>
        <translation>None is needed now; choose later in Settings. Without a printer papers are kept as PDF.</translation>
    </message>
    <message>
        <source>A4 纸</source>
        <translation>A4 paper</translation>
    </message>
    <message>
        <source>A4 打印机</source>
        <translation>A4 printer</translation>
    </message>
    <message>
        <source>A5 纸</source>
        <translation>A5 paper</translation>
    </message>
    <message>
        <source>A5 打印机</source>
        <translation>A5 printer</translation>
    </message>
    <message>
        <source>小票打印机</source>
        <translation>Roll printer</translation>
    </message>
    <message>
        <source>5&#x3000;恢复密钥</source>
        <translation>5  Recovery key</translation>
    </message>
    <message>
        <source>电脑坏了要靠它打开备份。只显示这一次：现在打印，封好交中心负责人保管。</source>
        <translation>It opens the backups if this computer fails. Shown only once: print it now, seal it and give it to the head of the centre.</translation>
    </message>
    <message>
        <source>打印恢复密钥</source>
        <translation>Print recovery key</translation>
    </message>
    <message>
        <source>下面的密码也只显示这一次，请各人抄下，登录后自己改。</source>
        <translation>These passwords are also shown only once: each person copies their own and changes it after signing in.</translation>
    </message>
    <message>
        <source>各人的密码</source>
        <translation>Passwords</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>小票</source>
        <translation>Tickets</translation>
    </message>
</context>
<context>
    <name>FirstRunController</name>
    <message>
        <source>没有选打印机，恢复密钥存在 {file}。打印后请删掉这个文件。</source>
        <translation>No printer chosen: the recovery key is kept in {file}. Print it, then delete the file.</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>便民服务窗口</source>
        <translation>Service window</translation>
    </message>
    <message>
        <source>字母</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>业务</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>窗口号</source>
        <translation>Window number</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>只叫这些号</source>
        <translation>Series called</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>没有，存成 PDF</source>
        <translation>None, keep as PDF</translation>
    </message>
    <message>
        <source>有 {n} 处要改</source>
        <translation>{n} to correct</translation>
    </message>
    <message>
        <source>检查，建好</source>
        <translation>Check and set up</translation>
    </message>
    <message>
        <source>收好了，开始使用</source>
        <translation>Kept safe, begin</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>FlowChart</name>
    <message>
        <source>{hour} 时取号 {taken} 个，办件 {cases} 件</source>
        <translation>{hour}:00: {taken} numbers, {cases} cases</translation>
    </message>
    <message>
        <source>今天还没有人取号</source>
        <translation>Nobody has taken a number today</translation>
    </message>
    <message>
        <source>{hour} 时</source>
        <translation>{hour}:00</translation>
    </message>
</context>
<context>
    <name>GuidanceController</name>
    <message>
        <source>打印办事指南</source>
        <translation>Print guide</translation>
    </message>
    <message>
        <source>{name}只作指引，不收件。</source>
        <translation>{name} is guidance only; no papers are received here.</translation>
    </message>
    <message>
        <source>把办事指南打给群众；说清楚了按 F11 再按 0，记下引导。</source>
        <translation>Print the guide for the citizen; when all is explained press F11, then 0, to record the guidance.</translation>
    </message>
    <message>
        <source>办事指南已打印。</source>
        <translation>The guide is printed.</translation>
    </message>
</context>
<context>
    <name>GuideBookings</name>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>没有预约</source>
        <translation>No appointments</translation>
    </message>
    <message>
        <source>点“登记预约”，可以约后面几个工作日。</source>
        <translation>Choose “New appointment” to book one of the next working days.</translation>
    </message>
    <message>
        <source>登记预约</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <source>签到取号</source>
        <translation>Arrived: give number</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Cancel appointment</translation>
    </message>
    <message>
        <source>{n} 个</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日&#x3000;{business}&#x3000;{name}&#x3000;预约码 {code}</source>
        <translation>{month}-{day}  {business}  {name}  code {code}</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>业务</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>登记预约：本人实名，一天一次</source>
        <translation>New appointment: in one&apos;s own name, once a day</translation>
    </message>
    <message>
        <source>约上</source>
        <translation>Book</translation>
    </message>
</context>
<context>
    <name>GuideBookingsController</name>
    <message>
        <source>约好了：{month} 月 {day} 日 {time}，预约码 {code}。</source>
        <translation>Booked: {month}-{day} {time}, code {code}.</translation>
    </message>
    <message>
        <source>请告诉群众记下预约码，当天在取号机上签到。</source>
        <translation>Please have the citizen note the code and check in at the ticket machine that day.</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日 {time} 的预约取消了。</source>
        <translation>The appointment of {month}-{day} {time} was cancelled.</translation>
    </message>
</context>
<context>
    <name>GuideController</name>
    <message>
        <source>优先 {label}，{business}</source>
        <translation>Priority {label}, {business}</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>前面 {n} 人</source>
        <translation>{n} ahead</translation>
    </message>
    <message>
        <source>{ahead}。小票没打出来，号有效，请群众记下。</source>
        <translation>{ahead}. The slip was not printed; the number is valid, ask the citizen to note it.</translation>
    </message>
    <message>
        <source>{ahead}，小票已打印</source>
        <translation>{ahead}, slip printed</translation>
    </message>
    <message>
        <source>{label} 已排回去，不用重新取号。</source>
        <translation>{label} is back in the queue; no new ticket is needed.</translation>
    </message>
    <message>
        <source>{label} 不再叫了。</source>
        <translation>{label} will not be called again.</translation>
    </message>
</context>
<context>
    <name>GuideLists</name>
    <message>
        <source>过号的号</source>
        <translation>No-shows</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>有人取号时这里会出现。</source>
        <translation>Tickets appear here when taken.</translation>
    </message>
    <message>
        <source>今天没有过号的</source>
        <translation>No no-shows today</translation>
    </message>
    <message>
        <source>误取作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>弃号</source>
        <translation>Abandon</translation>
    </message>
    <message>
        <source>激活，排回去</source>
        <translation>Reactivate</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>补打小票</source>
        <translation>Print slip again</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>{n} 误取作废：写一句原因</source>
        <translation>Void {n}: write a reason</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>{n} 弃号：写一句原因</source>
        <translation>Abandon {n}: write a reason</translation>
    </message>
    <message>
        <source>弃号</source>
        <translation>Abandon</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>再等等</source>
        <translation>Keep waiting</translation>
    </message>
</context>
<context>
    <name>GuideSeries</name>
    <message>
        <source>是不是优先</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>点一类就出号</source>
        <translation>Choose a business for a ticket</translation>
    </message>
    <message>
        <source>等 {n} 人</source>
        <translation>{n} waiting</translation>
    </message>
    <message>
        <source>刚取的号</source>
        <translation>Latest ticket</translation>
    </message>
    <message>
        <source>普通</source>
        <translation>Ordinary</translation>
    </message>
</context>
<context>
    <name>GuideSlips</name>
    <message>
        <source>{labels} 的小票没打出来，号有效。</source>
        <translation>The slip of {labels} was not printed; the number is valid.</translation>
    </message>
    <message>
        <source>再打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>没打出来的小票都打好了。</source>
        <translation>The slips that had not come out are printed.</translation>
    </message>
    <message>
        <source>{label} 的小票补打好了。</source>
        <translation>The slip of {label} was printed again.</translation>
    </message>
</context>
<context>
    <name>HandoverController</name>
    <message>
        <source>还有 {n} 件没点</source>
        <translation>{n} cases to count</translation>
    </message>
    <message>
        <source>再打点收回单</source>
        <translation>Print the slip again</translation>
    </message>
    <message>
        <source>打印点收回单</source>
        <translation>Print the count slip</translation>
    </message>
    <message>
        <source>双方各一份</source>
        <translation>one for each side</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>今天的交接</source>
        <translation>Handovers today</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>打印点收回单</source>
        <translation>Print the count slip</translation>
    </message>
    <message>
        <source>点收</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>送件和说明</source>
        <translation>Bag and notes</translation>
    </message>
    <message>
        <source>没有打开清单</source>
        <translation>no manifest is open</translation>
    </message>
    <message>
        <source>扫清单上的条码就能打开，不用在这里找。</source>
        <translation>Scan the barcode of a manifest to open it; no need to look for it here.</translation>
    </message>
    <message>
        <source>没有可撤的</source>
        <translation>nothing to undo</translation>
    </message>
    <message>
        <source>导出给村站</source>
        <translation>Export to a village</translation>
    </message>
    <message>
        <source>把镇里办的、目录和人员带给没有网的村站</source>
        <translation>Carry what the town decided, the catalogue and the people to a village without network</translation>
    </message>
</context>
<context>
    <name>HandoverStick</name>
    <message>
        <source>下面还没有登记过电脑的村站，没有写文件。</source>
        <translation>No village below has an enrolled PC yet; no file was written.</translation>
    </message>
    <message>
        <source>村站的电脑登记以后，这台电脑联一次网，再导出。</source>
        <translation>Once a village&apos;s PC is enrolled, connect this PC once, then export.</translation>
    </message>
    <message>
        <source>给哪个村站</source>
        <translation>For which village</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>从左到右就是办一件事的顺序。回车不会打印，扫码枪也不会误触。</source>
        <translation>Left to right is the order of a case. Enter never prints, and a scanner sets nothing off.</translation>
    </message>
    <message>
        <source>打印键盘贴条</source>
        <translation>Print key strip</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HelpWatch</name>
    <message>
        <source>{place} 有人要帮忙（{time}）。</source>
        <translation>{place}: somebody needs help ({time}).</translation>
    </message>
    <message>
        <source>我去</source>
        <translation>I am going</translation>
    </message>
    <message>
        <source>{place} 发的 {label} 叫号那边没有登记上，窗口叫不到。请找到拿 {label} 的群众，另取一个号。</source>
        <translation>{place} gave out {label}, which the queue did not take: no window can call it. Please find who holds {label} and give them another number.</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>HintsPane</name>
    <message>
        <source>要点</source>
        <translation>Hints</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>以前办过的</source>
        <translation>Earlier cases</translation>
    </message>
    <message>
        <source>没有往来</source>
        <translation>No history</translation>
    </message>
    <message>
        <source>读卡或输证件号后，这里列出以前办过的。</source>
        <translation>Earlier cases are listed here once a card is read or an ID number typed.</translation>
    </message>
</context>
<context>
    <name>HoldingController</name>
    <message>
        <source>先看</source>
        <translation>Read it</translation>
    </message>
    <message>
        <source>这一件{who}正在办。</source>
        <translation>{who} has this case open.</translation>
    </message>
    <message>
        <source>你可以先看，他离开后会提醒你。</source>
        <translation>You may read it; you are told when it is free.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>{who}已经离开{name}的办件。</source>
        <translation>{who} has left the case of {name}.</translation>
    </message>
    <message>
        <source>现在可以打开了。</source>
        <translation>It can be opened now.</translation>
    </message>
    <message>
        <source>先问一声，免得两边都改。</source>
        <translation>Ask first, so that it is not changed on both sides.</translation>
    </message>
</context>
<context>
    <name>InPlaceForm</name>
    <message>
        <source>不做了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>ItemController</name>
    <message>
        <source>只作指引</source>
        <translation>Guidance only</translation>
    </message>
    <message>
        <source>又叫{name}</source>
        <translation>Also {name}</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>写一句原因，或按 Esc 换一项。</source>
        <translation>Write a reason, or press Esc to choose another item.</translation>
    </message>
    <message>
        <source>选了事项</source>
        <translation>Chose the item</translation>
    </message>
    <message>
        <source>看看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>要看看吗</source>
        <translation>View it</translation>
    </message>
    <message>
        <source>日期是对的，接着编号</source>
        <translation>The date is right, go on</translation>
    </message>
    <message>
        <source>情形的回答</source>
        <translation>Answered a situation</translation>
    </message>
    <message>
        <source>按所填带出</source>
        <translation>From what was typed</translation>
    </message>
    <message>
        <source>本村自办</source>
        <translation>Decided in the village</translation>
    </message>
    <message>
        <source>可代办</source>
        <translation>May be submitted for others</translation>
    </message>
    <message>
        <source>须本人到场</source>
        <translation>In person only</translation>
    </message>
    <message>
        <source>{name}须本人到场，不能代办。</source>
        <translation>{name}: the person has to come; nobody can submit it for them.</translation>
    </message>
    <message>
        <source>请村民本人带材料到镇里办。可以先看要带什么，再按 F11 再按 0 记下引导。</source>
        <translation>The villager takes the papers to the town in person. Look at what to bring, then press F11 and 0 to record the guidance.</translation>
    </message>
    <message>
        <source>村站代办</source>
        <translation>Submitted by the village</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>{name}，村里不开。</source>
        <translation>{name}: the village does not issue it.</translation>
    </message>
</context>
<context>
    <name>ItemSection</name>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>要办什么，输几个字或拼音首字母</source>
        <translation>What is it about: a few characters or pinyin initials</translation>
    </message>
    <message>
        <source>找事项，中文、拼音首字母、编码都行</source>
        <translation>Find an item by words, pinyin initials or code</translation>
    </message>
    <message>
        <source>换成中文试试，或按 Esc 看常办的事项。</source>
        <translation>Try it in Chinese, or press Esc for the usual items.</translation>
    </message>
    <message>
        <source>找到的事项</source>
        <translation>Items found</translation>
    </message>
    <message>
        <source>中文、拼音首字母、编码都行；空着看常办的</source>
        <translation>Words, pinyin initials or code; empty shows the usual ones</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>用这一项</source>
        <translation>Use this item</translation>
    </message>
    <message>
        <source>清空，看常办的</source>
        <translation>Clear, show usual</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>没有找到“{typed}”</source>
        <translation>Nothing found for &quot;{typed}&quot;</translation>
    </message>
</context>
<context>
    <name>KeyStrip</name>
    <message>
        <source>键盘贴条已打印。</source>
        <translation>The key strip is printed.</translation>
    </message>
    <message>
        <source>键盘贴条存成了 {file}。</source>
        <translation>The key strip is kept in {file}.</translation>
    </message>
</context>
<context>
    <name>KioskBar</name>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>星期一 星期二 星期三 星期四 星期五 星期六 星期日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日&#x3000;{weekday}&#x3000;{time}</source>
        <translation>{month}-{day}  {weekday}  {time}</translation>
    </message>
    <message>
        <source>{n} 秒后回到首页，碰一下屏幕就不回</source>
        <translation>Back to the start in {n} s; touch the screen to stay</translation>
    </message>
</context>
<context>
    <name>KioskCard</name>
    <message>
        <source>刷身份证取号</source>
        <translation>Use your ID card</translation>
    </message>
    <message>
        <source>放在感应区，再点这里</source>
        <translation>Lay it on the reader, then touch here</translation>
    </message>
</context>
<context>
    <name>KioskCitizen</name>
    <message>
        <source>正在读卡…</source>
        <translation>Reading the card…</translation>
    </message>
    <message>
        <source>没读到。放平再点一次，或直接点要办的事</source>
        <translation>Not read. Lay it flat and touch again, or touch your matter</translation>
    </message>
    <message>
        <source>预约码是 6 位数字，约好时告诉过您。也可以回去刷身份证。</source>
        <translation>The code has 6 digits; you were told it when booking. You can also go back and use your ID card.</translation>
    </message>
    <message>
        <source>请输预约码</source>
        <translation>Type your appointment code</translation>
    </message>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>今天没有这个预约码。请再看一下，或请工作人员帮忙。</source>
        <translation>There is no such code today. Please look again, or ask the staff for help.</translation>
    </message>
    <message>
        <source>编号在回执上，条形码下面，16 位数字。</source>
        <translation>The number is on your receipt, below the barcode: 16 digits.</translation>
    </message>
    <message>
        <source>请输办件编号</source>
        <translation>Type your case number</translation>
    </message>
    <message>
        <source>请输查询码</source>
        <translation>Type your query code</translation>
    </message>
    <message>
        <source>查询码也在回执上，6 位数字。</source>
        <translation>The query code is on the receipt too: 6 digits.</translation>
    </message>
    <message>
        <source>没有查到</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>输错的次数多了，这里先停一会儿。请带回执到导办台，工作人员帮您查。</source>
        <translation>There were too many wrong entries, so this rests for a while. Please take your receipt to the guide desk; the staff will look for you.</translation>
    </message>
    <message>
        <source>请找工作人员</source>
        <translation>Please ask the staff</translation>
    </message>
    <message>
        <source>没有取到号</source>
        <translation>No number was given</translation>
    </message>
</context>
<context>
    <name>KioskController</name>
    <message>
        <source>马上来</source>
        <translation>On the way</translation>
    </message>
    <message>
        <source>没有取到号</source>
        <translation>No number was given</translation>
    </message>
    <message>
        <source>已经叫人</source>
        <translation>Somebody was called</translation>
    </message>
    <message>
        <source>已经叫人，请稍等。</source>
        <translation>Somebody was called, please wait a moment.</translation>
    </message>
    <message>
        <source>请到导办台</source>
        <translation>Guide desk, please</translation>
    </message>
</context>
<context>
    <name>KioskFace</name>
    <message>
        <source>取号机</source>
        <translation>Ticket machine</translation>
    </message>
    <message>
        <source>{title}。有：{names}。</source>
        <translation>{title}. There are: {names}.</translation>
    </message>
</context>
<context>
    <name>KioskFoot</name>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>朗读</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>按钮下移</source>
        <translation>Lower buttons</translation>
    </message>
    <message>
        <source>叫人帮忙</source>
        <translation>Call for help</translation>
    </message>
</context>
<context>
    <name>KioskHome</name>
    <message>
        <source>优先取号</source>
        <translation>Priority ticket</translation>
    </message>
    <message>
        <source>不用优先</source>
        <translation>No priority</translation>
    </message>
    <message>
        <source>点要办的事，就出号</source>
        <translation>Touch your business to get a ticket</translation>
    </message>
    <message>
        <source>我有预约</source>
        <translation>I have an appointment</translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>Check progress</translation>
    </message>
    <message>
        <source>{name}，</source>
        <translation>{name}, </translation>
    </message>
    <message>
        <source>给您优先。点要办的事，就出号</source>
        <translation>You go first. Touch your matter for a number</translation>
    </message>
    <message>
        <source>没带身份证，点要办的事</source>
        <translation>Without ID card: touch your matter</translation>
    </message>
    <message>
        <source>{names}，可以优先。</source>
        <translation>{names} may go first.</translation>
    </message>
    <message>
        <source>您是哪一种？不说也行，窗口会轻声问您。</source>
        <translation>Which are you? You need not say: the window will ask quietly.</translation>
    </message>
</context>
<context>
    <name>KioskKeys</name>
    <message>
        <source>全部删</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>退一格</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>不查了</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>要 {n} 位数字，还差 {left} 位。</source>
        <translation>{n} digits are needed, {left} are missing.</translation>
    </message>
</context>
<context>
    <name>KioskNumber</name>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>前面还有</source>
        <translation>Before you</translation>
    </message>
    <message>
        <source>大约等</source>
        <translation>About</translation>
    </message>
    <message>
        <source>没出票，再打一次</source>
        <translation>No slip? Print again</translation>
    </message>
    <message>
        <source>前面还有 {n}</source>
        <translation>{n} before you</translation>
    </message>
</context>
<context>
    <name>KioskTile</name>
    <message>
        <source>前面 {n} 人</source>
        <translation>{n} ahead</translation>
    </message>
    <message>
        <source>不用等</source>
        <translation>No wait</translation>
    </message>
</context>
<context>
    <name>LeavePage</name>
    <message>
        <source>主管：退出这个屏幕</source>
        <translation>Supervisor: leave this screen</translation>
    </message>
    <message>
        <source>工号或姓名</source>
        <translation>Staff no. or name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>回到群众的屏幕</source>
        <translation>Back to the citizens&apos; screen</translation>
    </message>
</context>
<context>
    <name>LeftColumn</name>
    <message>
        <source>没有人在等</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>有人取号时这里会出现，也可以按 Ctrl+N 直接办。</source>
        <translation>Tickets appear here when taken; Ctrl+N starts without one.</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>转窗</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>正在服务</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>等候 {n} 人</source>
        <translation>{n} waiting</translation>
    </message>
    <message>
        <source>本窗今日已办 {n} 件</source>
        <translation>{n} done here today</translation>
    </message>
    <message>
        <source>恢复叫号</source>
        <translation>Resume calls</translation>
    </message>
    <message>
        <source>{words} 挂起，继续</source>
        <translation>{words} on hold, go on</translation>
    </message>
</context>
<context>
    <name>LineWatch</name>
    <message>
        <source>现在没有网络，照常收件、打印、叫号。</source>
        <translation>No network now; take in, print and call as usual.</translation>
    </message>
    <message>
        <source>联网后自动上传，编号不变，不用重做。</source>
        <translation>It is sent by itself later; numbers stay, nothing is done twice.</translation>
    </message>
    <message>
        <source>照常办理，东西都存在这台电脑上。</source>
        <translation>Go on as usual; everything is kept on this PC.</translation>
    </message>
    <message>
        <source>已联网，正在上传</source>
        <translation>Connected, sending</translation>
    </message>
    <message>
        <source>已联网，没有要上传的</source>
        <translation>Connected, nothing to send</translation>
    </message>
    <message>
        <source>看没传的 {n} 件</source>
        <translation>See the {n} case(s) not sent</translation>
    </message>
    <message>
        <source>看上传情况</source>
        <translation>See what was sent</translation>
    </message>
    <message>
        <source>有 {n} 件两边都改过。</source>
        <translation>{n} case(s) were changed on both sides.</translation>
    </message>
    <message>
        <source>两边的记录都留着，有空时看一眼。</source>
        <translation>Both records are kept; look when you have time.</translation>
    </message>
    <message>
        <source>看一眼</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>还有 {n} 条，看过这些再显示。</source>
        <translation>{n} more; they are shown once these were looked at.</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>回来，接着办</source>
        <translation>Back to work</translation>
    </message>
    <message>
        <source>没办完的办件已经存好，回来接着办。</source>
        <translation>The open case is saved; go on when you return.</translation>
    </message>
    <message>
        <source>{window} 暂时离开</source>
        <translation>{window} away for a moment</translation>
    </message>
</context>
<context>
    <name>LostCard</name>
    <message>
        <source>中心退回到以前，少了 {n} 样，这台电脑都留着</source>
        <translation>The centre went back and lacks {n} records; this PC kept them all</translation>
    </message>
    <message>
        <source>另有大厅的记录、名册、目录等 {n} 样</source>
        <translation>And {n} records of the hall, people and catalogue</translation>
    </message>
    <message>
        <source>办这些事的电脑一连上会自己补齐。那台电脑坏了的，请管理员在中心运行 hall-client central salvage 补回。</source>
        <translation>The PC that wrote them fills them up as soon as it connects. If that PC is broken, ask the administrator to run hall-client central salvage at the centre.</translation>
    </message>
    <message>
        <source>中心现在是“{state}”</source>
        <translation>now “{state}” at the centre</translation>
    </message>
    <message>
        <source>中心没有这一件</source>
        <translation>unknown to the centre</translation>
    </message>
    <message>
        <source>这里看到过“{here}”，{there}</source>
        <translation>Seen “{here}” here, {there}</translation>
    </message>
</context>
<context>
    <name>MandateForm</name>
    <message>
        <source>委托到哪一天</source>
        <translation>Mandate valid until</translation>
    </message>
    <message>
        <source>代办不收费；规费由村民承担，写明金额</source>
        <translation>No fee for submitting; official fees are the villager’s, name the amount</translation>
    </message>
    <message>
        <source>没有可以空着</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>见证人 1</source>
        <translation>Witness 1</translation>
    </message>
    <message>
        <source>见证人 2</source>
        <translation>Witness 2</translation>
    </message>
    <message>
        <source>上门代办</source>
        <translation>Taken on at home</translation>
    </message>
    <message>
        <source>不会签名，捺印并请见证人</source>
        <translation>Cannot sign: thumbprint and witnesses</translation>
    </message>
</context>
<context>
    <name>MaterialsController</name>
    <message>
        <source>{name}不能容缺，缺就要告知。</source>
        <translation>{name} cannot be deferred; if missing, a notice is needed.</translation>
    </message>
    <message>
        <source>{basis} {at:%H:%M}</source>
        <translation>{basis} {at:%H:%M}</translation>
    </message>
    <message>
        <source>{due:%m-%d} 前补</source>
        <translation>Due by {due:%m-%d}</translation>
    </message>
    <message>
        <source>材料 {n} 的标记</source>
        <translation>Marked row {n}</translation>
    </message>
    <message>
        <source>已齐 {n} 项，还有 {unseen} 项没看</source>
        <translation>{n} complete, {unseen} unseen</translation>
    </message>
    <message>
        <source>{name}免交，凭什么</source>
        <translation>{name} waived on what basis</translation>
    </message>
    <message>
        <source>免交的依据</source>
        <translation>Basis of the waiver</translation>
    </message>
    <message>
        <source>{name}容缺，最晚 {due} 补交，会打印容缺受理通知书。</source>
        <translation>{name} deferred until {due} at the latest; a deferral notice is printed.</translation>
    </message>
    <message>
        <source>哪天前补交</source>
        <translation>Hand in by</translation>
    </message>
    <message>
        <source>日期照 {day} 这样写。</source>
        <translation>Write the date like {day}.</translation>
    </message>
    <message>
        <source>要在今天到 {day} 之间。</source>
        <translation>It must lie between today and {day}.</translation>
    </message>
    <message>
        <source>补交日期</source>
        <translation>Date to hand in</translation>
    </message>
    <message>
        <source>全部记原件</source>
        <translation>All original</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>材料 {n} 的原因</source>
        <translation>Reason for material {n}</translation>
    </message>
    <message>
        <source>{name}的备注</source>
        <translation>Note on {name}</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>MaterialsHead</name>
    <message>
        <source>材料名称和要求</source>
        <translation>Material and requirement</translation>
    </message>
    <message>
        <source>收取情况</source>
        <translation>Received as</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>MaterialsModel</name>
    <message>
        <source>材料 {n}</source>
        <translation>Materials {n}</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>按 1 到 6 标记</source>
        <translation>Press 1 to 6 to mark</translation>
    </message>
    <message>
        <source>附件 {n} 份</source>
        <translation>{n} scans</translation>
    </message>
</context>
<context>
    <name>MaterialsSection</name>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
</context>
<context>
    <name>MaterialsSummary</name>
    <message>
        <source>全部看过，可以一次告知</source>
        <translation>All seen, the notice can be given</translation>
    </message>
    <message>
        <source>全部记原件</source>
        <translation>All original</translation>
    </message>
    <message>
        <source>共 {n} 项</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>已齐 {n}</source>
        <translation>Complete {n}</translation>
    </message>
    <message>
        <source>缺 {n}</source>
        <translation>Missing {n}</translation>
    </message>
    <message>
        <source>不合格 {n}</source>
        <translation>Unfit {n}</translation>
    </message>
    <message>
        <source>容缺 {n}</source>
        <translation>Deferred {n}</translation>
    </message>
    <message>
        <source>未看 {n}</source>
        <translation>Unseen {n}</translation>
    </message>
</context>
<context>
    <name>MaterialsTable</name>
    <message>
        <source>换材料</source>
        <translation>Next material</translation>
    </message>
    <message>
        <source>标记并跳到下一项</source>
        <translation>Mark and go on</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Scans</translation>
    </message>
</context>
<context>
    <name>MaterialsView</name>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>关掉</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>还有 {n} 条</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>NoCaseController</name>
    <message>
        <source>这一件已经有记录了，要选它的结果，或按 Ctrl+S 暂存。</source>
        <translation>This case is on record: choose its outcome, or press Ctrl+S to park it.</translation>
    </message>
    <message>
        <source>没有办件，是哪一种</source>
        <translation>No case: which kind</translation>
    </message>
    <message>
        <source>没有办件，填的不会存成办件。是哪一种</source>
        <translation>No case: what was filled in is not kept. Which kind</translation>
    </message>
    <message>
        <source>引导到哪里</source>
        <translation>Guided to</translation>
    </message>
    <message>
        <source>去哪个窗口或单位，可以不写</source>
        <translation>Which window or office; may stay empty</translation>
    </message>
    <message>
        <source>什么事没办成</source>
        <translation>What could not be done</translation>
    </message>
    <message>
        <source>写一句，有人接着办</source>
        <translation>One sentence for whoever follows up</translation>
    </message>
    <message>
        <source>要写一句：什么事没办成。</source>
        <translation>Write what could not be done.</translation>
    </message>
    <message>
        <source>已记下：{result}。</source>
        <translation>Recorded: {result}.</translation>
    </message>
    <message>
        <source>按 F2 呼叫下一位。</source>
        <translation>Press F2 to call the next.</translation>
    </message>
    <message>
        <source>按 Ctrl+N 新代办。</source>
        <translation>Press Ctrl+N for a new matter.</translation>
    </message>
</context>
<context>
    <name>OpeningController</name>
    <message>
        <source>另外 {n} 件在暂存里，按 Ctrl+T 取回。</source>
        <translation>{n} more parked; press Ctrl+T to take one back.</translation>
    </message>
    <message>
        <source>上次有 {n} 件没办完，已经打开。</source>
        <translation>{n} left unfinished last time; opened.</translation>
    </message>
    <message>
        <source>这一件还没办完。</source>
        <translation>This case is not finished.</translation>
    </message>
    <message>
        <source>先按 Ctrl+S 暂存，再办下一件。</source>
        <translation>Press Ctrl+S to park it before the next.</translation>
    </message>
    <message>
        <source>还没有填，没有要暂存的。</source>
        <translation>Nothing filled in yet, nothing to park.</translation>
    </message>
    <message>
        <source>已暂存，按 Ctrl+T 取回。</source>
        <translation>Parked; press Ctrl+T to take it back.</translation>
    </message>
    <message>
        <source>先按 Ctrl+S 暂存，再取回。</source>
        <translation>Press Ctrl+S to park this one before taking another back.</translation>
    </message>
    <message>
        <source>没有暂存的办件。</source>
        <translation>No parked cases.</translation>
    </message>
    <message>
        <source>取回哪一件</source>
        <translation>Take back which</translation>
    </message>
    <message>
        <source>{name}，{item}，{window} 号窗口 {at:%m-%d %H:%M}</source>
        <translation>{name}, {item}, window {window}, {at:%m-%d %H:%M}</translation>
    </message>
    <message>
        <source>（没填姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>没选事项</source>
        <translation>No item chosen</translation>
    </message>
    <message>
        <source>暂存这一件，打开扫到的</source>
        <translation>Park this, open the scanned one</translation>
    </message>
    <message>
        <source>扫到了另一件。</source>
        <translation>Another case was scanned.</translation>
    </message>
    <message>
        <source>一次性告知书</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>收件回执</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>扫到 {m} 月 {d} 日的{paper}。</source>
        <translation>Scanned: {paper} of {m}/{d}.</translation>
    </message>
    <message>
        <source>已打开{name}的办件，带出看过的 {n} 项材料。</source>
        <translation>Opened the case of {name} with {n} materials already seen.</translation>
    </message>
    <message>
        <source>不是这一件</source>
        <translation>Not this one</translation>
    </message>
    <message>
        <source>这个编号给过两件，是哪一件</source>
        <translation>This number was given to two cases: which one</translation>
    </message>
    <message>
        <source>镇里退回：{reason}</source>
        <translation>Turned back by the town: {reason}</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>{question} {at}，{words}</source>
        <translation>{question} {at}, {words}</translation>
    </message>
    <message>
        <source>要问一下</source>
        <translation>To ask</translation>
    </message>
</context>
<context>
    <name>OutcomeController</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>先选结果</source>
        <translation>Choose outcome</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>还没打印，左边改这里跟着变</source>
        <translation>Not printed yet; follows your changes on the left</translation>
    </message>
    <message>
        <source>选了结果，这里就是要打印的纸。</source>
        <translation>Once an outcome is chosen, the paper to print appears here.</translation>
    </message>
    <message>
        <source>先选事项，再选结果。</source>
        <translation>Choose the item before the outcome.</translation>
    </message>
    <message>
        <source>填好的都在。</source>
        <translation>What you filled in is kept.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>选了结果</source>
        <translation>Chose the outcome</translation>
    </message>
    <message>
        <source>{outcome}，{words}，{copies}，F12</source>
        <translation>{outcome}, {words}, {copies}, F12</translation>
    </message>
    <message>
        <source>写一句原因，或按 Esc 不选这个结果。</source>
        <translation>Write a reason, or press Esc to drop this outcome.</translation>
    </message>
    <message>
        <source>仍要办的原因</source>
        <translation>Why go on</translation>
    </message>
    <message>
        <source>还有 {n} 项材料没看。看完再告知，群众少跑一趟。</source>
        <translation>{n} materials unseen. See them first and the citizen is spared a trip.</translation>
    </message>
    <message>
        <source>现在不能{outcome}：{reason}。</source>
        <translation>{outcome} is not possible now: {reason}.</translation>
    </message>
    <message>
        <source>选结果</source>
        <translation>Choose outcome</translation>
    </message>
    <message>
        <source>其他结果</source>
        <translation>Other outcomes</translation>
    </message>
    <message>
        <source>不选这个结果</source>
        <translation>Drop this outcome</translation>
    </message>
    <message>
        <source>结果的内容</source>
        <translation>Outcome details</translation>
    </message>
    <message>
        <source>写齐上面几栏，这里就是要打印的纸。
{why}</source>
        <translation>Fill in the fields above and the paper to print appears here.
{why}</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>页宽</source>
        <translation>Page width</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>共 {n} 页</source>
        <translation>{n} pages</translation>
    </message>
    <message>
        <source>这张纸在屏幕上画不出来，不影响打印。</source>
        <translation>This paper cannot be shown on screen; printing is not affected.</translation>
    </message>
    <message>
        <source>第 {n} 页</source>
        <translation>Page {n}</translation>
    </message>
</context>
<context>
    <name>PapersController</name>
    <message>
        <source>等着打印</source>
        <translation>Waiting to print</translation>
    </message>
    <message>
        <source>还没有打过文书，没有可重打的。</source>
        <translation>Nothing printed yet, nothing to reprint.</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>上次没打出来的都补打好了。</source>
        <translation>What failed to print last time is now printed.</translation>
    </message>
    <message>
        <source>没接打印机，存成文件 {at:%H:%M}</source>
        <translation>No printer, kept as file {at:%H:%M}</translation>
    </message>
    <message>
        <source>补打第 {n} 次 {at:%H:%M}</source>
        <translation>Reprint {n} at {at:%H:%M}</translation>
    </message>
    <message>
        <source>已出纸 {at:%H:%M}</source>
        <translation>Printed {at:%H:%M}</translation>
    </message>
    <message>
        <source>已存好，没打出来</source>
        <translation>Saved, not printed</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>再打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>换一台</source>
        <translation>Other printer</translation>
    </message>
    <message>
        <source>稍后补打</source>
        <translation>Print later</translation>
    </message>
    <message>
        <source>办件已经存好，不会重号。{more}</source>
        <translation>The case is saved; its number will not be used twice. {more}</translation>
    </message>
    <message>
        <source>下次登录会再问要不要补打。</source>
        <translation>You are asked again at the next sign-in.</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>现在补打</source>
        <translation>Print now</translation>
    </message>
    <message>
        <source>有 {n} 张文书上次没打出来。</source>
        <translation>{n} papers were not printed last time.</translation>
    </message>
    <message>
        <source>办件都存好了。</source>
        <translation>The cases are all saved.</translation>
    </message>
    <message>
        <source>{paper}没打出来，{reason}。</source>
        <translation>{paper} was not printed: {reason}.</translation>
    </message>
    <message>
        <source>{paper}没打出来。</source>
        <translation>{paper} was not printed.</translation>
    </message>
    <message>
        <source>{paper}不要交出去：{reason}。</source>
        <translation>Do not hand out the {paper}: {reason}.</translation>
    </message>
</context>
<context>
    <name>PartyFields</name>
    <message>
        <source>证件号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>为什么没有证件</source>
        <translation>Why no ID</translation>
    </message>
    <message>
        <source>例如：证件正在补领，村干部陪同</source>
        <translation>Example: ID being replaced, accompanied by a village officer</translation>
    </message>
    <message>
        <source>居民身份证</source>
        <translation>Resident ID card</translation>
    </message>
    <message>
        <source>港澳台居民居住证</source>
        <translation>HK, Macao, Taiwan residence permit</translation>
    </message>
    <message>
        <source>外国人永居证</source>
        <translation>Foreign permanent resident card</translation>
    </message>
    <message>
        <source>护照等其他证件</source>
        <translation>Passport or other ID</translation>
    </message>
    <message>
        <source>无证件</source>
        <translation>No ID</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>ID type</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>大写已锁定</source>
        <translation>Caps Lock is on</translation>
    </message>
</context>
<context>
    <name>PauseController</name>
    <message>
        <source>先办完，或按 Ctrl+S 暂存，再暂停叫号。</source>
        <translation>Finish it, or press Ctrl+S to park it, then pause calling.</translation>
    </message>
    <message>
        <source>这一件还没办完。</source>
        <translation>This case is not finished.</translation>
    </message>
</context>
<context>
    <name>PrintCard</name>
    <message>
        <source>重打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>便民服务窗口</source>
        <translation>Service window</translation>
    </message>
    <message>
        <source>{n} 件收件后 5 个工作日没有告知，已视为受理。</source>
        <translation>{n} received with no notice for 5 working days: deemed accepted.</translation>
    </message>
    <message>
        <source>{n} 件逾期没有补齐，已视为撤回。</source>
        <translation>{n} not supplemented in time: deemed withdrawn.</translation>
    </message>
    <message>
        <source>{days} 没有封账，已经补上，没办的号票清号。</source>
        <translation>{days} not closed: now closed, open tickets cleared.</translation>
    </message>
    <message>
        <source>今天已封账，备份存在 {file}。</source>
        <translation>Today is closed; the backup is in {file}.</translation>
    </message>
</context>
<context>
    <name>ProxyBar</name>
    <message>
        <source>镇里</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>{village} {name}代办，{state}</source>
        <translation>{village}, proxy {name}: {state}</translation>
    </message>
    <message>
        <source>原因：{reason}</source>
        <translation>reason: {reason}</translation>
    </message>
    <message>
        <source>{day} 送{department}</source>
        <translation>sent to {department} on {day}</translation>
    </message>
    <message>
        <source>{who}签收</source>
        <translation>signed for by {who}</translation>
    </message>
    <message>
        <source>答复：{reason}</source>
        <translation>answer: {reason}</translation>
    </message>
    <message>
        <source>{whose} {due:%m-%d} 前</source>
        <translation>{whose} by {due:%m-%d}</translation>
    </message>
</context>
<context>
    <name>QuestionsSection</name>
    <message>
        <source>情形</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>能带出的已经答好，看一眼就行。←→ 或数字选，Enter 下一个</source>
        <translation>Known answers are filled in, just check. ←→ or digit to choose, Enter for next</translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message>
        <source>下一个 {n}</source>
        <translation>Next {n}</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>已用 {m:02d}:{s:02d}</source>
        <translation>Elapsed {m:02d}:{s:02d}</translation>
    </message>
    <message>
        <source>等候 {n} 人</source>
        <translation>{n} waiting</translation>
    </message>
    <message>
        <source>本窗口正在暂停。</source>
        <translation>This window is paused.</translation>
    </message>
    <message>
        <source>按 Ctrl+B 恢复叫号。</source>
        <translation>Press Ctrl+B to resume.</translation>
    </message>
    <message>
        <source>这一件还没办完。</source>
        <translation>This case is not finished.</translation>
    </message>
    <message>
        <source>再按一次 F2，暂存这一件并呼叫 {n}。</source>
        <translation>Press F2 again to park this case and call {n}.</translation>
    </message>
    <message>
        <source>暂存并呼叫</source>
        <translation>Park and call</translation>
    </message>
    <message>
        <source>不叫</source>
        <translation>Do not call</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>the next</translation>
    </message>
    <message>
        <source>已叫 {n}</source>
        <translation>Called {n}</translation>
    </message>
    <message>
        <source>没有办件</source>
        <translation>No case</translation>
    </message>
    <message>
        <source>已重呼 {n}</source>
        <translation>Recalled {n}</translation>
    </message>
    <message>
        <source>叫回</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>{n} 已过号，Ctrl+Z 叫回。</source>
        <translation>{n} is a no-show; Ctrl+Z calls back.</translation>
    </message>
    <message>
        <source>窗口前还没有办理中的号，不能转窗。</source>
        <translation>No ticket is being served here, so none can be transferred.</translation>
    </message>
    <message>
        <source>{n} 号 {name}</source>
        <translation>No. {n} {name}</translation>
    </message>
    <message>
        <source>{n} 转到哪个窗口</source>
        <translation>Transfer {n} to which window</translation>
    </message>
    <message>
        <source>看小票，输票号</source>
        <translation>Type the number on a slip</translation>
    </message>
    <message>
        <source>叫号连不上，请看着小票叫，输入票号</source>
        <translation>Queue out of reach: call by the paper slip, type its number</translation>
    </message>
    <message>
        <source>票号，像 A023</source>
        <translation>Ticket number, such as A023</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>等候的号</source>
        <translation>Tickets waiting</translation>
    </message>
</context>
<context>
    <name>QueueWaiver</name>
    <message>
        <source>主管确认不等</source>
        <translation>Supervisor: do not wait</translation>
    </message>
    <message>
        <source>叫号没有在等别的窗口。</source>
        <translation>The queue is not waiting for any window.</translation>
    </message>
    <message>
        <source>不再等{desks}，叫号接着用。</source>
        <translation>No longer waiting for {desks}; the queue goes on.</translation>
    </message>
    <message>
        <source>已经不用等了，叫号接着用。</source>
        <translation>Nothing left to wait for; the queue goes on.</translation>
    </message>
</context>
<context>
    <name>RatingAsk</name>
    <message>
        <source>大字</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>朗读</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>这次不评</source>
        <translation>Not this time</translation>
    </message>
    <message>
        <source>请您评一评这次服务</source>
        <translation>Please rate this service</translation>
    </message>
    <message>
        <source>窗口人员看不到您选的是哪一档。选“不满意”的，中心 {days} 个工作日内联系您。</source>
        <translation>The clerk cannot see your choice. If you choose &quot;Dissatisfied&quot;, the centre contacts you within {days} working days.</translation>
    </message>
</context>
<context>
    <name>RatingCard</name>
    <message>
        <source>重新请评</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>群众评价</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>窗口只显示“已评”或“未评”，看不到选了哪一档。没有评的按“未评价”统计，不算好评。</source>
        <translation>The window shows only &quot;rated&quot; or &quot;not rated&quot;, never the grade. No rating is counted as none, not as a good one.</translation>
    </message>
    <message>
        <source>评价器已亮起，等群众点选</source>
        <translation>Rating screen on, waiting</translation>
    </message>
    <message>
        <source>群众已评</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>未评</source>
        <translation>Not rated</translation>
    </message>
    <message>
        <source>可以直接叫下一位，评价器会等到下一位就座。</source>
        <translation>You may call the next; the rating screen waits until they sit down.</translation>
    </message>
    <message>
        <source>谢谢，可以叫下一位。</source>
        <translation>Thank you, you may call the next.</translation>
    </message>
    <message>
        <source>评价器还没有亮起，可以按 Ctrl+G 请群众评价。</source>
        <translation>The rating screen is off; press Ctrl+G to ask for a rating.</translation>
    </message>
</context>
<context>
    <name>RatingController</name>
    <message>
        <source>请您评一评这次服务。从左到右是：{words}。</source>
        <translation>Please rate this service. From left to right: {words}.</translation>
    </message>
</context>
<context>
    <name>RatingFace</name>
    <message>
        <source>评价器</source>
        <translation>Rating screen</translation>
    </message>
    <message>
        <source>请您评一评这次服务</source>
        <translation>Please rate this service</translation>
    </message>
    <message>
        <source>谢谢，已收到</source>
        <translation>Thank you, received</translation>
    </message>
    <message>
        <source>您的评价只进中心的统计。</source>
        <translation>Your rating goes only into the centre&apos;s figures.</translation>
    </message>
    <message>
        <source>办完事请在这里评价</source>
        <translation>Please rate the service here when done</translation>
    </message>
</context>
<context>
    <name>RatingFacts</name>
    <message>
        <source>办的事</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>今天用时</source>
        <translation>Time today</translation>
    </message>
    <message>
        <source>{window} 号，工号 {clerk}</source>
        <translation>Window {window}, staff no. {clerk}</translation>
    </message>
    <message>
        <source>等候 {waited} 分钟，办理 {served} 分钟</source>
        <translation>Waited {waited} min, served {served} min</translation>
    </message>
</context>
<context>
    <name>RatingFollowUp</name>
    <message>
        <source>谢谢，已收到。哪里让您不满意</source>
        <translation>Thank you, received. What was not right</translation>
    </message>
    <message>
        <source>愿意</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>No</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>可以选几样，也可以不选。窗口人员看不到。{n} 秒没有再选，就按已选的收下。</source>
        <translation>Choose some, or none. The clerk does not see it. After {n} seconds without a touch, what is chosen counts.</translation>
    </message>
    <message>
        <source>愿意让中心联系您吗 {phone}</source>
        <translation>May the centre call you? {phone}</translation>
    </message>
</context>
<context>
    <name>RatingRest</name>
    <message>
        <source>改一下（10 秒内）</source>
        <translation>Change it (within 10 s)</translation>
    </message>
</context>
<context>
    <name>ReasonLine</name>
    <message>
        <source>怎么补</source>
        <translation>Mend</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>全部记录</source>
        <translation>All records</translation>
    </message>
    <message>
        <source>最近</source>
        <translation>Lately</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
</context>
<context>
    <name>RightPane</name>
    <message>
        <source>右栏</source>
        <translation>Right pane</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Hints</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>往来</source>
        <translation>History</translation>
    </message>
    <message>
        <source>往来 {n}</source>
        <translation>History {n}</translation>
    </message>
    <message>
        <source>看{name}</source>
        <translation>View {name}</translation>
    </message>
    <message>
        <source>为什么还要补</source>
        <translation>Why ask for more</translation>
    </message>
    <message>
        <source>不办了</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ScanBox</name>
    <message>
        <source>扫码，或输入编号、姓名</source>
        <translation>Scan, number or name</translation>
    </message>
</context>
<context>
    <name>ScansController</name>
    <message>
        <source>这份材料没有附件。</source>
        <translation>This document has no scans.</translation>
    </message>
    <message>
        <source>已加附件。</source>
        <translation>Scan added.</translation>
    </message>
    <message>
        <source>已撤下。</source>
        <translation>Scan withdrawn.</translation>
    </message>
    <message>
        <source>正在打开</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>正在从中心取，{here}，共 {size}</source>
        <translation>Fetching from the centre: {here} of {size}</translation>
    </message>
</context>
<context>
    <name>ScansDialog</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>加一份</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>在左边选一份，按 Enter 打开。</source>
        <translation>Choose one on the left and press Enter to open it.</translation>
    </message>
    <message>
        <source>再按一次 Delete 撤下“{name}”。</source>
        <translation>Press Delete once more to withdraw “{name}”.</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Camera</translation>
    </message>
</context>
<context>
    <name>SectionCard</name>
    <message>
        <source>改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>改{title}</source>
        <translation>Edit {title}</translation>
    </message>
</context>
<context>
    <name>SectionsController</name>
    <message>
        <source>先选事项。</source>
        <translation>Choose the item first.</translation>
    </message>
    <message>
        <source>材料 {n}/{total}</source>
        <translation>Materials {n}/{total}</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>选好事项、看完材料，这里会亮出能选的结果</source>
        <translation>Choose the item and see the materials; possible outcomes light up here</translation>
    </message>
    <message>
        <source>这一件已经存好。关机、断网都不会丢。</source>
        <translation>This case is saved. Power or network failure will not lose it.</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>By proxy</translation>
    </message>
    <message>
        <source>共 {total} 项，已齐 {n} 项</source>
        <translation>{total} in all, {n} complete</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>{department}承办</source>
        <translation>Handled by {department}</translation>
    </message>
    <message>
        <source>没有要问的</source>
        <translation>Nothing to ask</translation>
    </message>
    <message>
        <source>无证件</source>
        <translation>No ID</translation>
    </message>
    <message>
        <source>已读卡</source>
        <translation>Card read</translation>
    </message>
    <message>
        <source>（没填姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>{relation}{name}代办</source>
        <translation>Proxy: {relation} {name}</translation>
    </message>
    <message>
        <source>先填申请人</source>
        <translation>Applicant first</translation>
    </message>
    <message>
        <source>F5 读卡，或者输姓名、证件号</source>
        <translation>F5 to read a card, or type name and ID number</translation>
    </message>
    <message>
        <source>扫告知书、回执，接着办上次的</source>
        <translation>Scan a notice or receipt to go on with an earlier case</translation>
    </message>
    <message>
        <source>代办的勾“代办人来办”</source>
        <translation>Tick &quot;A proxy has come&quot; for a proxy</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>设置分类</source>
        <translation>Settings sections</translation>
    </message>
    <message>
        <source>外观和字号</source>
        <translation>Look and text size</translation>
    </message>
    <message>
        <source>字号（Ctrl + 放大，Ctrl − 缩小，Ctrl 0 标准）</source>
        <translation>Text size (Ctrl + larger, Ctrl − smaller, Ctrl 0 standard)</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>黑白高对比，边框加粗</source>
        <translation>High contrast, heavy borders</translation>
    </message>
    <message>
        <source>窗口和密码</source>
        <translation>Window and password</translation>
    </message>
    <message>
        <source>这台电脑的窗口</source>
        <translation>This computer&apos;s window</translation>
    </message>
    <message>
        <source>改我的密码</source>
        <translation>Change my password</translation>
    </message>
    <message>
        <source>改密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>打印和票据</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>没有选打印机的纸，打印时存成 PDF 放在数据文件夹里。</source>
        <translation>Paper sizes without a printer are kept as PDF in the data folder.</translation>
    </message>
    <message>
        <source>A4 纸</source>
        <translation>A4 paper</translation>
    </message>
    <message>
        <source>A4 打印机</source>
        <translation>A4 printer</translation>
    </message>
    <message>
        <source>试打</source>
        <translation>Test print</translation>
    </message>
    <message>
        <source>试打 A4</source>
        <translation>Test A4</translation>
    </message>
    <message>
        <source>A5 纸</source>
        <translation>A5 paper</translation>
    </message>
    <message>
        <source>A5 打印机</source>
        <translation>A5 printer</translation>
    </message>
    <message>
        <source>试打 A5</source>
        <translation>Test A5</translation>
    </message>
    <message>
        <source>小票打印机</source>
        <translation>Roll printer</translation>
    </message>
    <message>
        <source>试打小票</source>
        <translation>Test roll</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>全部再查一次</source>
        <translation>Check all again</translation>
    </message>
    <message>
        <source>账号和权限</source>
        <translation>Accounts and roles</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>给选中的人设一个新密码，当面告诉本人，让本人登录后自己改。</source>
        <translation>Set a new password for the chosen person, tell it to them in person, and have them change it after signing in.</translation>
    </message>
    <message>
        <source>新密码，至少 8 位</source>
        <translation>New password, at least 8 characters</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>重置密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>日历和目录</source>
        <translation>Calendar and catalogue</translation>
    </message>
    <message>
        <source>先检查，有一行不对就整份不导入，原来的不变。</source>
        <translation>Checked first: one wrong row and nothing is imported; the old one stays.</translation>
    </message>
    <message>
        <source>导入节假日日历</source>
        <translation>Import holiday calendar</translation>
    </message>
    <message>
        <source>导入事项目录</source>
        <translation>Import catalogue</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>小票</source>
        <translation>Tickets</translation>
    </message>
</context>
<context>
    <name>SettingsConnections</name>
    <message>
        <source>身份证读卡器</source>
        <translation>ID card reader</translation>
    </message>
    <message>
        <source>取号机的读卡器</source>
        <translation>Card reader of the ticket machine</translation>
    </message>
    <message>
        <source>高拍仪</source>
        <translation>Document camera</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>存好接的设备</source>
        <translation>Keep the connected devices</translation>
    </message>
    <message>
        <source>接了哪些设备</source>
        <translation>What is connected</translation>
    </message>
    <message>
        <source>没有接</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>用读卡程序</source>
        <translation>Through a reader program</translation>
    </message>
    <message>
        <source>读卡程序的命令</source>
        <translation>Command of the reader program</translation>
    </message>
    <message>
        <source>模拟的，读虚构的卡</source>
        <translation>Simulated, reads invented cards</translation>
    </message>
    <message>
        <source>没有接，从文件里选</source>
        <translation>Not connected, chosen from files</translation>
    </message>
    <message>
        <source>用拍照程序</source>
        <translation>Through a camera program</translation>
    </message>
    <message>
        <source>拍照程序的命令</source>
        <translation>Command of the camera program</translation>
    </message>
    <message>
        <source>收文件夹里新存的图片</source>
        <translation>Takes new pictures from a folder</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>模拟的，拍虚构的纸</source>
        <translation>Simulated, takes invented papers</translation>
    </message>
    <message>
        <source>当键盘用</source>
        <translation>Acts as a keyboard</translation>
    </message>
    <message>
        <source>接在串口上</source>
        <translation>On a serial port</translation>
    </message>
    <message>
        <source>串口</source>
        <translation>Serial port</translation>
    </message>
    <message>
        <source>COM3 或 /dev/ttyACM0</source>
        <translation>COM3 or /dev/ttyACM0</translation>
    </message>
    <message>
        <source>主管或管理员才能改，试谁都可以。</source>
        <translation>Only a supervisor or administrator can change this; anybody may try the devices.</translation>
    </message>
    <message>
        <source>这台电脑现在有串口 {ports}。</source>
        <translation>This PC now has the serial ports {ports}.</translation>
    </message>
    <message>
        <source>存好就用上，取号机也一样。</source>
        <translation>In use as soon as it is kept, at the ticket machine too.</translation>
    </message>
    <message>
        <source>还没有写{what}，没有存。</source>
        <translation>{what} is still missing; nothing was kept.</translation>
    </message>
</context>
<context>
    <name>SettingsController</name>
    <message>
        <source>已改好，从今天起用。</source>
        <translation>Changed, in use from today.</translation>
    </message>
    <message>
        <source>密码已改，下次登录用新的。</source>
        <translation>Password changed; use the new one at the next sign-in.</translation>
    </message>
    <message>
        <source>新密码已设好，请当面告诉本人。</source>
        <translation>The new password is set; tell it to the person face to face.</translation>
    </message>
    <message>
        <source>没有选打印机，试打页存在 {path}。</source>
        <translation>No printer chosen: the test page is in {path}.</translation>
    </message>
    <message>
        <source>{year} 年的日历已导入。</source>
        <translation>The calendar of {year} is imported.</translation>
    </message>
    <message>
        <source>有 {n} 处要改，一项都没有导入，原来的目录没有变。</source>
        <translation>{n} to correct: nothing was imported, the old catalogue is unchanged.</translation>
    </message>
    <message>
        <source>已导入：新增 {added} 项，更新 {changed} 项，没变 {same} 项。</source>
        <translation>Imported: {added} new, {changed} changed, {same} as before.</translation>
    </message>
    <message>
        <source>没有导入，原来的没有变。</source>
        <translation>Nothing was imported; the old one is unchanged.</translation>
    </message>
    <message>
        <source>备份好了。</source>
        <translation>Backed up.</translation>
    </message>
    <message>
        <source>第 {row} 行，{finding}</source>
        <translation>Row {row}, {finding}</translation>
    </message>
    <message>
        <source>这个文件读不出日历，请换一个 JSON 文件。</source>
        <translation>No calendar can be read from this file; please choose another JSON file.</translation>
    </message>
    <message>
        <source>这个文件里不是一年的日历表。</source>
        <translation>This file is not the calendar of a year.</translation>
    </message>
    <message>
        <source>试打页已打出来，请看打印机。</source>
        <translation>The test page is printed, please look at the printer.</translation>
    </message>
</context>
<context>
    <name>SettingsDeputy</name>
    <message>
        <source>B 角</source>
        <translation>B-role</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>B 角：在上面选一位窗口人员</source>
        <translation>B-role: choose somebody of a window above</translation>
    </message>
    <message>
        <source>{name}不在岗时，由谁顶（B 角）</source>
        <translation>Who stands in when {name} is away (B-role)</translation>
    </message>
</context>
<context>
    <name>SettingsDevices</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>外观和字号</source>
        <translation>Look and text size</translation>
    </message>
    <message>
        <source>窗口和密码</source>
        <translation>Window and password</translation>
    </message>
    <message>
        <source>打印和票据</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>账号和权限</source>
        <translation>Accounts and roles</translation>
    </message>
    <message>
        <source>日历和目录</source>
        <translation>Calendar and catalogue</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>{n} 号，{name}</source>
        <translation>No. {n}, {name}</translation>
    </message>
    <message>
        <source>主管或管理员才能改，试打谁都可以。</source>
        <translation>Only a supervisor or administrator may change this; anyone may print a test.</translation>
    </message>
    <message>
        <source>主管或管理员才能改。</source>
        <translation>Only a supervisor or administrator may change this.</translation>
    </message>
    <message>
        <source>先在上面选一个人。</source>
        <translation>Choose a person above first.</translation>
    </message>
    <message>
        <source>导入节假日日历</source>
        <translation>Import holiday calendar</translation>
    </message>
    <message>
        <source>目录 (*.xlsx *.csv *.json)</source>
        <translation>Catalogue (*.xlsx *.csv *.json)</translation>
    </message>
    <message>
        <source>导入事项目录</source>
        <translation>Import catalogue</translation>
    </message>
    <message>
        <source>备份到</source>
        <translation>Back up to</translation>
    </message>
    <message>
        <source>同步和备份</source>
        <translation>Sync and backup</translation>
    </message>
</context>
<context>
    <name>SettingsPassword</name>
    <message>
        <source>现在的密码</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>新密码，至少 8 位</source>
        <translation>New password, at least 8 characters</translation>
    </message>
    <message>
        <source>新密码再输一次</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>两次输的新密码不一样，还没有改。</source>
        <translation>The two new passwords differ; nothing was changed.</translation>
    </message>
</context>
<context>
    <name>SettingsPrinters</name>
    <message>
        <source>直接接的小票打印机</source>
        <translation>Ticket printer driven directly</translation>
    </message>
    <message>
        <source>往右挪，毫米</source>
        <translation>Move right, mm</translation>
    </message>
    <message>
        <source>往下挪，毫米</source>
        <translation>Move down, mm</translation>
    </message>
    <message>
        <source>{n} 毫米</source>
        <translation>{n} mm</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>这种文书的打印机</source>
        <translation>Printer of this paper</translation>
    </message>
    <message>
        <source>试打</source>
        <translation>Try</translation>
    </message>
    <message>
        <source>试打这种文书的打印机</source>
        <translation>Try the printer of this paper</translation>
    </message>
    <message>
        <source>单独用一台</source>
        <translation>A printer of its own</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>要校准的打印机</source>
        <translation>Printer to adjust</translation>
    </message>
    <message>
        <source>小票纸宽</source>
        <translation>Width of ticket paper</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>恢复原样</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>校准</source>
        <translation>Adjust</translation>
    </message>
    <message>
        <source>和它的纸型一样</source>
        <translation>As its size</translation>
    </message>
    <message>
        <source>{paper}：{printer}</source>
        <translation>{paper}: {printer}</translation>
    </message>
    <message>
        <source>现在没有文书单独用一台。</source>
        <translation>No paper has a printer of its own now.</translation>
    </message>
    <message>
        <source>要像 tcp://10.0.0.9:9100（网口）、usb://04b8:0e15、serial:///dev/ttyS0@9600（串口）或 file:///dev/usb/lp0。</source>
        <translation>Write it like tcp://10.0.0.9:9100 (network), usb://04b8:0e15, serial:///dev/ttyS0@9600 or file:///dev/usb/lp0.</translation>
    </message>
    <message>
        <source>没有，存成 PDF</source>
        <translation>None, keep as PDF</translation>
    </message>
    <message>
        <source>{name}（系统里没找到）</source>
        <translation>{name} (not found on this system)</translation>
    </message>
</context>
<context>
    <name>SettingsSync</name>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>没上传的</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>目录和名册</source>
        <translation>Catalogue and people</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>现在备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>这台电脑单机办理，不和别的电脑联网</source>
        <translation>This PC works on its own, without others</translation>
    </message>
    <message>
        <source>东西都存在这台电脑上。要加入镇中心：请管理员发一张入网码，关掉这个程序，在这台电脑上运行 hall-client enrol，照着码输。</source>
        <translation>Everything is kept on this PC. To join the centre: ask the administrator for an enrolment code, close this program, run hall-client enrol on this PC and type the code.</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>全部再查一次</source>
        <translation>Check all again</translation>
    </message>
    <message>
        <source>加密的，要恢复密钥才能打开</source>
        <translation>Encrypted; opens with the recovery key only</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>便民服务窗口 — {name} {badge}</source>
        <translation>Service window — {name} {badge}</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>{n} 号窗口</source>
        <translation>Window {n}</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>日报</source>
        <translation>Tally</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>这里不办件，请到窗口扫。</source>
        <translation>Cases are not handled here; please scan at a window.</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>By proxy</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>差评</source>
        <translation>Bad ratings</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>工号或姓名</source>
        <translation>Staff no. or name</translation>
    </message>
    <message>
        <source>这台电脑上用过</source>
        <translation>Used on this computer</translation>
    </message>
    <message>
        <source>在哪里上岗</source>
        <translation>Post today</translation>
    </message>
    <message>
        <source>我今天顶岗，代 A 角办理</source>
        <translation>I stand in today as deputy</translation>
    </message>
    <message>
        <source>办件会同时记下顶岗人和 A 角</source>
        <translation>Cases record both the deputy and the primary</translation>
    </message>
    <message>
        <source>代谁的 A 角</source>
        <translation>Deputy for</translation>
    </message>
</context>
<context>
    <name>SignInChecks</name>
    <message>
        <source>开工自检</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>再查一次</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>有问题也可以先上岗。缺的设备会换成手工办法，例如手输证件号、先存后打。</source>
        <translation>You may start all the same; what a missing device does is done by hand, and papers are printed later.</translation>
    </message>
    <message>
        <source>开工自检：{n} 项要留意，{first}</source>
        <translation>Self-check: {n} to note, {first}</translation>
    </message>
</context>
<context>
    <name>SignInController</name>
    <message>
        <source>“{name}”今天起用第 {n} 版。</source>
        <translation>&quot;{name}&quot; uses version {n} from today.</translation>
    </message>
    <message>
        <source>有 {n} 件已经超期。</source>
        <translation>{n} overdue.</translation>
    </message>
    <message>
        <source>有 {n} 件今天到期。</source>
        <translation>{n} due today.</translation>
    </message>
    <message>
        <source>今天没有到期的办件，目录没有变。</source>
        <translation>No case is due today; the catalogue is unchanged.</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>单机办理</source>
        <translation>Standalone</translation>
    </message>
    <message>
        <source>没有网络，照常办理</source>
        <translation>No network, work as usual</translation>
    </message>
    <message>
        <source>已联网</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>忘记密码：请主管{names}在“设置”里重置。</source>
        <translation>Forgotten password: {names} resets it under Settings.</translation>
    </message>
    <message>
        <source>没有网络也能登录，用上次联网时的密码。</source>
        <translation>You can sign in without a network, with the password of the last time online.</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>登录，开始上岗</source>
        <translation>Sign in and start</translation>
    </message>
    <message>
        <source>Alt+↓ 打开</source>
        <translation>Alt+↓ opens</translation>
    </message>
    <message>
        <source>{n} 号窗口，{name}（这台电脑）</source>
        <translation>Window {n}, {name} (this computer)</translation>
    </message>
    <message>
        <source>{n} 号窗口，{name}</source>
        <translation>Window {n}, {name}</translation>
    </message>
    <message>
        <source>不在窗口（导办台、主管、承办）</source>
        <translation>No window (guide desk, supervisor, handler)</translation>
    </message>
    <message>
        <source>没办完的都存好了。</source>
        <translation>What was unfinished is saved.</translation>
    </message>
    <message>
        <source>{name}（这台电脑）</source>
        <translation>{name} (this PC)</translation>
    </message>
    <message>
        <source>不代办（村负责人）</source>
        <translation>Not taking matters on (head of the village)</translation>
    </message>
</context>
<context>
    <name>SignInHall</name>
    <message>
        <source>便民服务窗口</source>
        <translation>Service window</translation>
    </message>
    <message>
        <source>今天要知道的</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>{opens} 开门</source>
        <translation>Opens {opens}</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月 {day} 日&#x3000;星期{weekday}{time}</source>
        <translation>{year}-{month}-{day}  {weekday}{time}</translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <translation>Monday Tuesday Wednesday Thursday Friday Saturday Sunday</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>便民服务窗口</source>
        <translation>Service window</translation>
    </message>
    <message>
        <source>登录后按 F1 看全部按键</source>
        <translation>After signing in, F1 shows all keys</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>字号 {size}</source>
        <translation>Text size {size}</translation>
    </message>
</context>
<context>
    <name>StageBar</name>
    <message>
        <source>已过</source>
        <translation>done</translation>
    </message>
    <message>
        <source>正在</source>
        <translation>current</translation>
    </message>
    <message>
        <source>还没到</source>
        <translation>ahead</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>允许把数据导出到 U 盘</source>
        <translation>Allow data to leave on a USB stick</translation>
    </message>
    <message>
        <source>没有网的村站和镇里才要打开，数据包是加密的。谁打开、谁关上，都有留痕。导入不受限制。</source>
        <translation>Only villages without a line, and their town, need this. Packages are encrypted. Who turns it on or off is recorded. Importing is always allowed.</translation>
    </message>
    <message>
        <source>主管或管理员才能改。</source>
        <translation>Only a supervisor or administrator may change this.</translation>
    </message>
</context>
<context>
    <name>StickController</name>
    <message>
        <source>这台电脑没有登记到镇中心，不能用 U 盘带数据。</source>
        <translation>This PC is not enrolled with the town&apos;s centre, so it cannot carry data on a USB stick.</translation>
    </message>
    <message>
        <source>请管理员发一张入网码，关掉这个程序，在这台电脑上运行 hall-client enrol，照着码输。</source>
        <translation>Ask the administrator for an enrolment code, close this program, run hall-client enrol on this PC and enter the code.</translation>
    </message>
    <message>
        <source>导出给{name}：选 U 盘上的文件夹</source>
        <translation>Export to {name}: choose a folder on the USB stick</translation>
    </message>
    <message>
        <source>导出到 U 盘：选文件夹</source>
        <translation>Export to USB stick: choose a folder</translation>
    </message>
    <message>
        <source>导出到这里</source>
        <translation>Export here</translation>
    </message>
    <message>
        <source>导入 U 盘：选数据包</source>
        <translation>Import from USB stick: choose a package</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>已停下，没有写文件。</source>
        <translation>Stopped; no file was written.</translation>
    </message>
    <message>
        <source>正在写数据包，先不要拔 U 盘。</source>
        <translation>Writing the package; do not pull out the USB stick yet.</translation>
    </message>
    <message>
        <source>已停下。再导入同一个包会接着做，不会重复登记。</source>
        <translation>Stopped. Import the same package again to go on; nothing is recorded twice.</translation>
    </message>
    <message>
        <source>正在导入，先不要拔 U 盘。</source>
        <translation>Importing; do not pull out the USB stick yet.</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>正在停下。</source>
        <translation>Stopping.</translation>
    </message>
</context>
<context>
    <name>StopListCard</name>
    <message>
        <source>证明的名字或拼音首字母，像 qsgx</source>
        <translation>Name of the certificate or initials, such as qsgx</translation>
    </message>
    <message>
        <source>找不开的证明</source>
        <translation>Find a certificate that is not issued</translation>
    </message>
    <message>
        <source>村里不开的证明</source>
        <translation>Certificates the village does not issue</translation>
    </message>
    <message>
        <source>回到列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>清单里没有“{text}”</source>
        <translation>“{text}” is not on the list</translation>
    </message>
    <message>
        <source>不在这张清单里的，看保留清单：按 Ctrl+N 选“村（社区）出具证明”。</source>
        <translation>What is not on this list may be on the list of those that are kept: press Ctrl+N and choose the certificate a village may issue.</translation>
    </message>
    <message>
        <source>找到 {n} 种</source>
        <translation>{n} found</translation>
    </message>
</context>
<context>
    <name>StripFace</name>
    <message>
        <source>{n} 号窗口</source>
        <translation>Window {n}</translation>
    </message>
    <message>
        <source>请到本窗口</source>
        <translation>Please come to this window</translation>
    </message>
    <message>
        <source>窗口屏</source>
        <translation>Window strip</translation>
    </message>
    <message>
        <source>没有这个窗口</source>
        <translation>No such window</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>请等候叫号</source>
        <translation>Please wait to be called</translation>
    </message>
    <message>
        <source>请听工作人员叫号</source>
        <translation>Please listen for the staff calling</translation>
    </message>
</context>
<context>
    <name>SupervisorForm</name>
    <message>
        <source>主管工号或姓名</source>
        <translation>Supervisor&apos;s staff no. or name</translation>
    </message>
    <message>
        <source>主管密码</source>
        <translation>Supervisor&apos;s password</translation>
    </message>
    <message>
        <source>主管同意</source>
        <translation>Supervisor agrees</translation>
    </message>
    <message>
        <source>要写一句为什么，会留下记录。</source>
        <translation>Write why; it is recorded.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>SyncController</name>
    <message>
        <source>{n} 件还没上传</source>
        <translation>{n} case(s) not sent yet</translation>
    </message>
    <message>
        <source>{n} 条还没上传</source>
        <translation>{n} entries not sent yet</translation>
    </message>
    <message>
        <source>已按选的合并，两边的记录都留着。</source>
        <translation>Merged as chosen; both records are kept.</translation>
    </message>
    <message>
        <source>在这一页按 Ctrl+Z 撤销。</source>
        <translation>Press Ctrl+Z on this page to take it back.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>没有可撤销的。</source>
        <translation>Nothing to undo.</translation>
    </message>
    <message>
        <source>合并已撤销，可以重新选。两边的记录都留着。</source>
        <translation>The merge was taken back; choose again. The records of both sides are kept.</translation>
    </message>
</context>
<context>
    <name>TallyChecks</name>
    <message>
        <source>打印前核对</source>
        <translation>Checks before printing</translation>
    </message>
    <message>
        <source>封账后还能更正办件，但这张日报不变，改动记到下一天的“补记”。</source>
        <translation>Cases can still be amended after closing, but this tally stays; changes go to the next day&apos;s additions.</translation>
    </message>
</context>
<context>
    <name>TallyController</name>
    <message>
        <source>日报已打印。</source>
        <translation>The tally is printed.</translation>
    </message>
    <message>
        <source>表格已导出。</source>
        <translation>The sheet is exported.</translation>
    </message>
    <message>
        <source>封账后今天不再叫号，还在等的号一起清掉，日报数字不再变。</source>
        <translation>After closing no more calls today; waiting tickets are cleared and the figures no longer change.</translation>
    </message>
    <message>
        <source>确定今天办完了就封。</source>
        <translation>Close once today&apos;s work is done.</translation>
    </message>
    <message>
        <source>封账</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>先不封</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>今天已封账。</source>
        <translation>Today is closed.</translation>
    </message>
</context>
<context>
    <name>TallyOptions</name>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>这一天</source>
        <translation>This day</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>窗口日报</source>
        <translation>Window tally</translation>
    </message>
    <message>
        <source>中心日报</source>
        <translation>Centre tally</translation>
    </message>
    <message>
        <source>满意度统计</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>{n} 号，{name}</source>
        <translation>No. {n}, {name}</translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <translation>Monday Tuesday Wednesday Thursday Friday Saturday Sunday</translation>
    </message>
    <message>
        <source>星期{day}，{words}</source>
        <translation>{day}, {words}</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>按窗口</source>
        <translation>By window</translation>
    </message>
    <message>
        <source>按人员</source>
        <translation>By clerk</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By item</translation>
    </message>
    <message>
        <source>按评价渠道</source>
        <translation>By channel</translation>
    </message>
</context>
<context>
    <name>TallyPage</name>
    <message>
        <source>选报表</source>
        <translation>Choose report</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>打印前核对</source>
        <translation>Checks before printing</translation>
    </message>
    <message>
        <source>封账</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export sheet</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印机：{name}</source>
        <translation>Printer: {name}</translation>
    </message>
    <message>
        <source>没有设 A4 打印机，打印时存成 PDF</source>
        <translation>No A4 printer set; kept as PDF</translation>
    </message>
    <message>
        <source>正在统计…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>{n} 页 1 份</source>
        <translation>{n} pages, 1 copy</translation>
    </message>
    <message>
        <source>已封账</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>还没封账，数字到 {time}</source>
        <translation>Not closed, figures as of {time}</translation>
    </message>
    <message>
        <source>预览，共 {pages} 页，核对有 {n} 条提醒</source>
        <translation>Preview, {pages} pages, {n} remarks</translation>
    </message>
    <message>
        <source>没有可打的</source>
        <translation>Nothing to print</translation>
    </message>
</context>
<context>
    <name>TaskModel</name>
    <message>
        <source>已勾选</source>
        <translation>ticked</translation>
    </message>
    <message>
        <source>没有勾选</source>
        <translation>not ticked</translation>
    </message>
</context>
<context>
    <name>TasksCard</name>
    <message>
        <source>哪个村</source>
        <translation>Which village</translation>
    </message>
    <message>
        <source>要做的事</source>
        <translation>What is to be done</translation>
    </message>
</context>
<context>
    <name>TasksController</name>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>送出并打印清单</source>
        <translation>Send and print the manifest</translation>
    </message>
    <message>
        <source>送审并打印清单</source>
        <translation>Send up and print the manifest</translation>
    </message>
    <message>
        <source>由代办专员来送</source>
        <translation>for the proxy desk</translation>
    </message>
    <message>
        <source>先勾选要送的</source>
        <translation>tick what is to go</translation>
    </message>
    <message>
        <source>勾选 {n} 件</source>
        <translation>{n} ticked</translation>
    </message>
    <message>
        <source>再打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
</context>
<context>
    <name>TwiceCard</name>
    <message>
        <source>{n} 个编号给过两件，两件都在。查和扫的时候看姓名</source>
        <translation>{n} numbers were given to two cases; both are kept. Look at the name when searching or scanning</translation>
    </message>
    <message>
        <source>{title}（{at}，{clerk}）</source>
        <translation>{title} ({at}, {clerk})</translation>
    </message>
</context>
<context>
    <name>UrgingDesk</name>
    <message>
        <source>{who}督办：{title}。</source>
        <translation>{who} urges: {title}.</translation>
    </message>
    <message>
        <source>{asked}请在 {by} 前回复。</source>
        <translation>{asked} Please answer by {by}.</translation>
    </message>
    <message>
        <source>共有 {n} 份督办没回复。</source>
        <translation>{n} are unanswered in all.</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>{n} 号窗口{name}没办完的事由你来办。</source>
        <translation>You have what {name} left open at window {n}.</translation>
    </message>
    <message>
        <source>没定的办件 {cases} 件，转来和挂起的号票 {tickets} 个。</source>
        <translation>{cases} undecided cases, {tickets} transferred or held numbers.</translation>
    </message>
    <message>
        <source>本窗口现在叫：{names}。</source>
        <translation>This window now calls: {names}.</translation>
    </message>
    <message>
        <source>本窗口回到本来的业务。</source>
        <translation>This window is back at its own business.</translation>
    </message>
    <message>
        <source>主管按人流调整的，从下一个号起。</source>
        <translation>The supervisor adjusted it to the flow, from the next number on.</translation>
    </message>
    <message>
        <source>回复督办{number}：{title}。{asked}</source>
        <translation>Answer {number}: {title}. {asked}</translation>
    </message>
    <message>
        <source>没有定</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>预计办结</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>发出回复</source>
        <translation>Send the answer</translation>
    </message>
    <message>
        <source>{m} 月 {d} 日</source>
        <translation>{m}/{d}</translation>
    </message>
    <message>
        <source>回复已发出，主管在大厅看得到。</source>
        <translation>The answer is sent; the supervisor sees it on the hall board.</translation>
    </message>
</context>
<context>
    <name>VillageActs</name>
    <message>
        <source>送达，打印回证</source>
        <translation>Deliver, print receipt</translation>
    </message>
    <message>
        <source>村民签字</source>
        <translation>The villager signs</translation>
    </message>
    <message>
        <source>再打交接清单</source>
        <translation>Print manifest again</translation>
    </message>
    <message>
        <source>打了电话</source>
        <translation>Phoned</translation>
    </message>
    <message>
        <source>发了短信</source>
        <translation>Sent a text</translation>
    </message>
    <message>
        <source>上门说了</source>
        <translation>Told at home</translation>
    </message>
    <message>
        <source>中止代办</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>终止代办</source>
        <translation>End</translation>
    </message>
    <message>
        <source>继续代办</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>收回清单</source>
        <translation>Call bag back</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>送达村民</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>{name}：做哪一样</source>
        <translation>{name}: what is to be done</translation>
    </message>
    <message>
        <source>说了什么</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>村便民服务站</source>
        <translation>Village service point</translation>
    </message>
    <message>
        <source>村民家里</source>
        <translation>At the villager’s home</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>与村民的关系</source>
        <translation>Relation to the villager</translation>
    </message>
    <message>
        <source>送达地点</source>
        <translation>Place of delivery</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not content</translation>
    </message>
    <message>
        <source>村民满意吗</source>
        <translation>Is the villager content</translation>
    </message>
    <message>
        <source>原因，会印在文书上</source>
        <translation>Reason, printed on the paper</translation>
    </message>
    <message>
        <source>已记下：{act}。</source>
        <translation>Recorded: {act}.</translation>
    </message>
    <message>
        <source>再打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>{done}文书没打出来。</source>
        <translation>{done} The paper was not printed.</translation>
    </message>
    <message>
        <source>文书打出来了。</source>
        <translation>The paper has been printed.</translation>
    </message>
    <message>
        <source>短信内容</source>
        <translation>Text message</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>复制哪一样</source>
        <translation>What is to be copied</translation>
    </message>
    <message>
        <source>已复制，60 秒后从剪贴板清掉。</source>
        <translation>Copied; cleared from the clipboard after 60 seconds.</translation>
    </message>
    <message>
        <source>发出后按 F11 记下。</source>
        <translation>Once it is sent, press F11 to record it.</translation>
    </message>
</context>
<context>
    <name>VillageBag</name>
    <message>
        <source>交接清单预览</source>
        <translation>Preview of the manifest</translation>
    </message>
    <message>
        <source>勾选变了，这里跟着变</source>
        <translation>Follows the ticks</translation>
    </message>
    <message>
        <source>{total} 件，已勾 {n} 件，纸质材料共 {sheets} 份</source>
        <translation>{total} cases, {n} ticked, {sheets} papers</translation>
    </message>
    <message>
        <source>打印交接清单</source>
        <translation>Print manifest</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>先勾要交的办件</source>
        <translation>Tick what is to go</translation>
    </message>
    <message>
        <source>3 份，双方各留 1 份</source>
        <translation>3 copies, one for each side</translation>
    </message>
    <message>
        <source>取消勾选 {name}</source>
        <translation>Untick {name}</translation>
    </message>
    <message>
        <source>勾选 {name}</source>
        <translation>Tick {name}</translation>
    </message>
    <message>
        <source>{name}的材料还没齐，不能交接。</source>
        <translation>{name}’s papers are not complete and cannot go.</translation>
    </message>
    <message>
        <source>村民补来后按 Enter 打开，补齐了再勾。</source>
        <translation>When the villager has brought them, press Enter to open the case, complete it and tick it.</translation>
    </message>
    <message>
        <source>{name}这一件没有留下纸质材料，没有可交的。</source>
        <translation>No paper was kept of {name}’s case; there is nothing to hand over.</translation>
    </message>
    <message>
        <source>数据联网后自动到镇里。要交纸的按 Enter 打开，记上份数。</source>
        <translation>Its data goes to the town with the line. Where paper is to go, press Enter and record the copies.</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>Untick all</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>勾选 {n} 件，{sheets} 份</source>
        <translation>{n} cases ticked, {sheets} papers</translation>
    </message>
    <message>
        <source>勾了办件，这里就是要打印的清单。</source>
        <translation>Tick cases and the manifest to be printed stands here.</translation>
    </message>
    <message>
        <source>{n} 件 {sheets} 份已登记送镇，清单 {number}。</source>
        <translation>{n} cases with {sheets} papers recorded as sent to the town, manifest {number}.</translation>
    </message>
    <message>
        <source>送件人、收件人签字。</source>
        <translation>Carrier and receiver sign.</translation>
    </message>
    <message>
        <source>没有设 A4 打印机，清单存成了文件。</source>
        <translation>No A4 printer is set; the manifest was saved as a file.</translation>
    </message>
    <message>
        <source>再打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>交接清单没打出来。</source>
        <translation>The manifest was not printed.</translation>
    </message>
    <message>
        <source>已经登记送镇，不会重号。{why}</source>
        <translation>The bag is recorded as sent; no number is used twice. {why}</translation>
    </message>
</context>
<context>
    <name>VillageCard</name>
    <message>
        <source>全选</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>VillageController</name>
    <message>
        <source>交接清单</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>在“待交接”里勾办件，这里是要打印的清单。</source>
        <translation>Tick cases under “To hand over”; the manifest to be printed stands here.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>看进展</source>
        <translation>See progress</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n} cases</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>勾选</source>
        <translation>Tick</translation>
    </message>
    <message>
        <source>换行</source>
        <translation>move</translation>
    </message>
    <message>
        <source>打开这一件</source>
        <translation>open</translation>
    </message>
    <message>
        <source>其他办法</source>
        <translation>other acts</translation>
    </message>
    <message>
        <source>复制短信</source>
        <translation>copy text</translation>
    </message>
    <message>
        <source>读身份证找人</source>
        <translation>find by ID card</translation>
    </message>
    <message>
        <source>这一栏里没有{name}的办件。</source>
        <translation>There is no case of {name} in this list.</translation>
    </message>
    <message>
        <source>换一栏再读，或到“办件”里找。</source>
        <translation>Read again in another list, or look on the page of cases.</translation>
    </message>
    <message>
        <source>没有登记</source>
        <translation>not enrolled</translation>
    </message>
</context>
<context>
    <name>VillageCounting</name>
    <message>
        <source>再打点收回单</source>
        <translation>Print the slip again</translation>
    </message>
    <message>
        <source>打印点收回单</source>
        <translation>Print the count slip</translation>
    </message>
    <message>
        <source>双方各一份</source>
        <translation>one for each side</translation>
    </message>
</context>
<context>
    <name>VillageLeft</name>
    <message>
        <source>新代办</source>
        <translation>New matter</translation>
    </message>
    <message>
        <source>规定：收件后 {n} 个工作日内交到镇里</source>
        <translation>Rule: at the town within {n} working days of receipt</translation>
    </message>
    <message>
        <source>我手上的</source>
        <translation>In my hands</translation>
    </message>
    <message>
        <source>{name}，{n} 件</source>
        <translation>{name}, {n} cases</translation>
    </message>
    <message>
        <source>今年代办 {n} 件</source>
        <translation>{n} taken on this year</translation>
    </message>
</context>
<context>
    <name>VillageManifest</name>
    <message>
        <source>交接清单预览</source>
        <translation>Preview of the manifest</translation>
    </message>
    <message>
        <source>勾选变了，这里跟着变</source>
        <translation>Follows the ticks</translation>
    </message>
    <message>
        <source>送件人</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>封口编号</source>
        <translation>Seal number</translation>
    </message>
    <message>
        <source>封条上的号</source>
        <translation>Number on the seal</translation>
    </message>
    <message>
        <source>袋数</source>
        <translation>Bags</translation>
    </message>
    <message>
        <source>1 到 {n}</source>
        <translation>1 to {n}</translation>
    </message>
</context>
<context>
    <name>VillagePage</name>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>打印交接清单</source>
        <translation>Print manifest</translation>
    </message>
    <message>
        <source>报日报</source>
        <translation>Report day</translation>
    </message>
    <message>
        <source>我手上的</source>
        <translation>In my hands</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>交接清单</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>没有可撤销的</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>再报一次</source>
        <translation>Report again</translation>
    </message>
    <message>
        <source>导出到 U 盘</source>
        <translation>Export to USB stick</translation>
    </message>
    <message>
        <source>一直没网时，可以把加密数据带到镇里导入，和纸质材料一起交。</source>
        <translation>Where there is no network for long, take the encrypted data to the town together with the papers and import them there.</translation>
    </message>
</context>
<context>
    <name>VillageReporting</name>
    <message>
        <source>今天的日报 {at:%H:%M} 已报镇里。</source>
        <translation>Today was reported to the town at {at:%H:%M}.</translation>
    </message>
    <message>
        <source>今天的日报还没报，下班前按 Alt+R。</source>
        <translation>Today has not been reported; press Alt+R before leaving.</translation>
    </message>
    <message>
        <source>没网时存在本机，联网后自动上传。</source>
        <translation>Without a line it is kept here and goes up by itself later.</translation>
    </message>
    <message>
        <source>日报已报：{said}。</source>
        <translation>Day reported: {said}.</translation>
    </message>
</context>
<context>
    <name>VillageTable</name>
    <message>
        <source>办件</source>
        <translation>Case</translation>
    </message>
</context>
<context>
    <name>VillagersController</name>
    <message>
        <source>村站不叫号，这张小票请到镇中心用。</source>
        <translation>Nobody is called at a village; this slip is for the town’s hall.</translation>
    </message>
    <message>
        <source>先按 Ctrl+S 暂存，再办下一件。</source>
        <translation>Press Ctrl+S to park it before the next.</translation>
    </message>
    <message>
        <source>这一件还没办完。</source>
        <translation>This case is not finished.</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>现在就传</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>暂缓</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>等着上传</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>继续传</source>
        <translation>Go on sending</translation>
    </message>
    <message>
        <source>新办的会自动上传。</source>
        <translation>New cases are sent by themselves.</translation>
    </message>
</context>
<context>
    <name>WindowController</name>
    <message>
        <source>已打印的不能撤销。</source>
        <translation>What is printed cannot be undone.</translation>
    </message>
    <message>
        <source>按 Ctrl+M 更正，会留下原记录，并重打回执。</source>
        <translation>Press Ctrl+M to amend: the old record is kept and the receipt reprinted.</translation>
    </message>
    <message>
        <source>没有可撤销的。</source>
        <translation>Nothing to undo.</translation>
    </message>
    <message>
        <source>先选事项，再选结果。</source>
        <translation>Choose the item before the outcome.</translation>
    </message>
    <message>
        <source>都打出来了。</source>
        <translation>All printed.</translation>
    </message>
    <message>
        <source>要再打一张按 Ctrl+R。</source>
        <translation>Press Ctrl+R for another copy.</translation>
    </message>
    <message>
        <source>这是交接清单，请在“交接”里扫。</source>
        <translation>This is a manifest; scan it in &quot;Handover&quot;.</translation>
    </message>
    <message>
        <source>按 F2 叫下一位，同一人再办按 Ctrl+N。</source>
        <translation>Press F2 for the next, Ctrl+N for the same person.</translation>
    </message>
    <message>
        <source>这一件已经办完。</source>
        <translation>This case is finished.</translation>
    </message>
    <message>
        <source>办完一件后，同一人再办才用得上。</source>
        <translation>This is for one more case of the same person, once a case is finished.</translation>
    </message>
    <message>
        <source>换人按 Ctrl+N，同一人再办按 Alt+N。</source>
        <translation>Ctrl+N for the next person, Alt+N for the same person again.</translation>
    </message>
</context>
<context>
    <name>WindowPage</name>
    <message>
        <source>办理</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>窗口前没有人</source>
        <translation>Nobody at the window</translation>
    </message>
    <message>
        <source>按 F2 呼叫下一位，没有取号的按 Ctrl+N 直接办。</source>
        <translation>F2 calls; Ctrl+N needs no ticket.</translation>
    </message>
    <message>
        <source>直接办</source>
        <translation>No ticket</translation>
    </message>
    <message>
        <source>取回暂存的</source>
        <translation>Take back parked</translation>
    </message>
    <message>
        <source>看哪一部分</source>
        <translation>View which part</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>情形</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Hints</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>往来</source>
        <translation>History</translation>
    </message>
    <message>
        <source>再等等</source>
        <translation>Keep waiting</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>By proxy</translation>
    </message>
    <message>
        <source>按 Ctrl+N 新代办，扫回执接着办，待交接的按 Ctrl+6。</source>
        <translation>Press Ctrl+N for a new matter, scan a receipt to go on with one, Ctrl+6 for what is to be handed over.</translation>
    </message>
    <message>
        <source>现在没有在办的代办</source>
        <translation>Nobody’s matter is open now</translation>
    </message>
    <message>
        <source>新代办</source>
        <translation>New matter</translation>
    </message>
</context>
<context>
    <name>WindowScans</name>
    <message>
        <source>附件：{name}</source>
        <translation>Scans: {name}</translation>
    </message>
</context>
<context>
    <name>bad_ratings</name>
    <message>
        <source>{grade}，{window} 号窗口</source>
        <translation>{grade}, window {window}</translation>
    </message>
    <message>
        <source>评的是</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>联系谁</source>
        <translation>Whom to call</translation>
    </message>
    <message>
        <source>到哪一步</source>
        <translation>Stands at</translation>
    </message>
    <message>
        <source>核实结果</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>共 {bad} 条，没关闭 {waiting} 条，超期 {overdue} 条。回访 {contacted}/{bad}，整改 {mended}/{to_mend}。</source>
        <translation>{bad} in all, {waiting} open, {overdue} overdue. Contacted {contacted}/{bad}, put right {mended}/{to_mend}.</translation>
    </message>
    <message>
        <source>{n} 号窗口，{clerk}</source>
        <translation>Window {n}, {clerk}</translation>
    </message>
    <message>
        <source>没说原因</source>
        <translation>No reason given</translation>
    </message>
    <message>
        <source>群众说不用联系，请从办件和留痕核实</source>
        <translation>Does not want to be called: check by the case and its timeline</translation>
    </message>
    <message>
        <source>这次没有办件，没有留联系方式，请从留痕核实</source>
        <translation>No case, no way to call: check by the timeline</translation>
    </message>
    <message>
        <source>没填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>愿意</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>No</translation>
    </message>
    <message>
        <source>情况，一句话</source>
        <translation>What happened, in a sentence</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>办理日期</source>
        <translation>Day of the visit</translation>
    </message>
    <message>
        <source>号票或回执编号</source>
        <translation>Ticket or receipt number</translation>
    </message>
    <message>
        <source>选了哪一档</source>
        <translation>Grade chosen</translation>
    </message>
    <message>
        <source>原因（差评才有）</source>
        <translation>Reasons (bad grades only)</translation>
    </message>
    <message>
        <source>愿意联系吗</source>
        <translation>May be called</translation>
    </message>
    <message>
        <source>照评价表录入</source>
        <translation>Copy from the form</translation>
    </message>
    <message>
        <source>没有留电话</source>
        <translation>no phone left</translation>
    </message>
</context>
<context>
    <name>board</name>
    <message>
        <source>{number} {who}：{asked}</source>
        <translation>{number} {who}: {asked}</translation>
    </message>
    <message>
        <source>{number} {who}回复：{cause} {measures}</source>
        <translation>{number} {who} answered: {cause} {measures}</translation>
    </message>
    <message>
        <source>已回复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>没有回复</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>{at} 前回复</source>
        <translation>Answer by {at}</translation>
    </message>
    <message>
        <source>今日取号</source>
        <translation>Numbers today</translation>
    </message>
    <message>
        <source>个</source>
        <translation>numbers</translation>
    </message>
    <message>
        <source>过号 {n} 个</source>
        <translation>{n} no-shows</translation>
    </message>
    <message>
        <source>今日办件</source>
        <translation>Cases today</translation>
    </message>
    <message>
        <source>件</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>其中村站代办 {n} 件</source>
        <translation>{n} of them from villages</translation>
    </message>
    <message>
        <source>正在等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>最久 {n} 分，{name}</source>
        <translation>Longest {n} min, {name}</translation>
    </message>
    <message>
        <source>{n} 号暂停</source>
        <translation>{n} paused</translation>
    </message>
    <message>
        <source>{n} 个暂停</source>
        <translation>{n} paused</translation>
    </message>
    <message>
        <source>{n} 号空闲</source>
        <translation>{n} idle</translation>
    </message>
    <message>
        <source>{n} 个空闲</source>
        <translation>{n} idle</translation>
    </message>
    <message>
        <source>{n} 号没人</source>
        <translation>{n} unstaffed</translation>
    </message>
    <message>
        <source>{n} 个没人</source>
        <translation>{n} unstaffed</translation>
    </message>
    <message>
        <source>/ {n} 在办</source>
        <translation>/ {n} busy</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>都在办</source>
        <translation>All busy</translation>
    </message>
    <message>
        <source>件，占 {rate}</source>
        <translation>, {rate}</translation>
    </message>
    <message>
        <source>目标 {n:.0%} 以上</source>
        <translation>Target {n:.0%} or more</translation>
    </message>
    <message>
        <source>，已达到</source>
        <translation>, reached</translation>
    </message>
    <message>
        <source>，还没达到</source>
        <translation>, not reached</translation>
    </message>
    <message>
        <source>即办件</source>
        <translation>On the spot</translation>
    </message>
    <message>
        <source>群众满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>今天还没有人评</source>
        <translation>No ratings today</translation>
    </message>
    <message>
        <source>评价 {n} 件，没有差评</source>
        <translation>{n} ratings, none bad</translation>
    </message>
    <message>
        <source>差评 {n} 件</source>
        <translation>{n} bad ratings</translation>
    </message>
    <message>
        <source>另有 {n} 件今明要处理</source>
        <translation>{n} more for today or tomorrow</translation>
    </message>
    <message>
        <source>{n} 件今明要处理</source>
        <translation>{n} for today or tomorrow</translation>
    </message>
    <message>
        <source>没有要马上处理的</source>
        <translation>Nothing urgent</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>已叫号</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>Idle</translation>
    </message>
    <message>
        <source>没人上岗</source>
        <translation>Unstaffed</translation>
    </message>
    <message>
        <source>偏久</source>
        <translation>long</translation>
    </message>
    <message>
        <source>B 角 {name} 在办</source>
        <translation>B-role {name} has it</translation>
    </message>
    <message>
        <source>潮汐：{names}</source>
        <translation>Tide: {names}</translation>
    </message>
    <message>
        <source>{name}只剩 {n} 人在等，{window} 号窗口可以回到本来的业务。</source>
        <translation>Only {n} wait for {name}; window {window} can go back to its own business.</translation>
    </message>
    <message>
        <source>{name}排了 {n} 人，最后一位约等 {minutes} 分，可以开 {window} 号窗口一起叫。</source>
        <translation>{n} wait for {name}, the last one for about {minutes} min; window {window} can be opened for them.</translation>
    </message>
    <message>
        <source>{name}排了 {n} 人，最后一位约等 {minutes} 分，可让 {window} 号窗口也叫。</source>
        <translation>{n} wait for {name}, the last one for about {minutes} min; window {window} can call them as well.</translation>
    </message>
    <message>
        <source>{name} {n} 人（最久 {minutes} 分）</source>
        <translation>{name} {n} (longest {minutes} min)</translation>
    </message>
    <message>
        <source>在等：{list}</source>
        <translation>Waiting: {list}</translation>
    </message>
    <message>
        <source>没有人在等。</source>
        <translation>Nobody is waiting.</translation>
    </message>
    <message>
        <source>{a} 点到 {b} 点来的人比平常多 {n} 个。</source>
        <translation>{n} more people than usual came between {a}:00 and {b}:00.</translation>
    </message>
    <message>
        <source>{a} 点到 {b} 点来的人比平常少 {n} 个。</source>
        <translation>{n} fewer people than usual came between {a}:00 and {b}:00.</translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation>{n} min</translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message>
        <source>送达</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>来办</source>
        <translation>Come</translation>
    </message>
    <message>
        <source>{name}（代办 {agent}）</source>
        <translation>{name} (proxy {agent})</translation>
    </message>
    <message>
        <source>{due:%m-%d} 前</source>
        <translation>by {due:%m-%d}</translation>
    </message>
    <message>
        <source>两边都改过</source>
        <translation>Changed on both sides</translation>
    </message>
    <message>
        <source>送审</source>
        <translation>Send up</translation>
    </message>
    <message>
        <source>上级签收</source>
        <translation>Received above</translation>
    </message>
    <message>
        <source>上级退回</source>
        <translation>Returned from above</translation>
    </message>
    <message>
        <source>上级结果</source>
        <translation>Result from above</translation>
    </message>
    <message>
        <source>退回村里</source>
        <translation>Back to the village</translation>
    </message>
    <message>
        <source>告诉村民</source>
        <translation>Tell the villager</translation>
    </message>
    <message>
        <source>中止代办</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>继续代办</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>终止代办</source>
        <translation>End</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>送审：材料装袋，清单和送审单双方签字</source>
        <translation>Send up: bag the papers; both sides sign manifest and submission</translation>
    </message>
    <message>
        <source>上级签收：照送审单的回执填</source>
        <translation>Received above: as on the receipt of the submission</translation>
    </message>
    <message>
        <source>上级退回：法律不允许的理由不能记</source>
        <translation>Returned from above: a reason that the law forbids is not recorded</translation>
    </message>
    <message>
        <source>上级结果：记下以后镇里办结</source>
        <translation>Result from above: the town closes the case next</translation>
    </message>
    <message>
        <source>退回村里：材料跟下一袋送回，村里照原因补</source>
        <translation>Back to the village: the papers go with the next bag, the village works from the reason</translation>
    </message>
    <message>
        <source>归档：这一件都办完了</source>
        <translation>Archive: everything is done</translation>
    </message>
    <message>
        <source>上级接收人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>破损或失效的材料</source>
        <translation>Damaged or invalid papers</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reason for the return</translation>
    </message>
    <message>
        <source>上级怎么说</source>
        <translation>What the department says</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>结果文书名称</source>
        <translation>Name of the result paper</translation>
    </message>
    <message>
        <source>结果文号</source>
        <translation>Result number</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>送达部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>齐全性</source>
        <translation>Completeness</translation>
    </message>
    <message>
        <source>合规性</source>
        <translation>Lawfulness</translation>
    </message>
    <message>
        <source>勘查、公示</source>
        <translation>Inspection, publication</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewed by</translation>
    </message>
    <message>
        <source>送件人</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>封口号</source>
        <translation>Seal number</translation>
    </message>
    <message>
        <source>怎么告诉的</source>
        <translation>How</translation>
    </message>
    <message>
        <source>说了什么</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>村民</source>
        <translation>Villager</translation>
    </message>
    <message>
        <source>村民怎么说</source>
        <translation>What the villager says</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已送审到{department}。</source>
        <translation>Sent up to {department}.</translation>
    </message>
    <message>
        <source>已记下上级签收，材料在上级。</source>
        <translation>Receipt recorded; the papers are with the department.</translation>
    </message>
    <message>
        <source>已记下上级退回，材料回到镇里，补好再送审。</source>
        <translation>Return recorded; the papers are back in the town, to be sent up again once put right.</translation>
    </message>
    <message>
        <source>已记下上级结果，下一步是办结。</source>
        <translation>Result recorded; the next step is closing.</translation>
    </message>
    <message>
        <source>已记下，文书双方签字。</source>
        <translation>Recorded; both sides sign the paper.</translation>
    </message>
    <message>
        <source>已退回村里，材料在“交接”的“送回村里”里送出。</source>
        <translation>Turned back; send the papers from “Back to the village” on the page Handover.</translation>
    </message>
    <message>
        <source>已记下。</source>
        <translation>Recorded.</translation>
    </message>
    <message>
        <source>催送达</source>
        <translation>Chase delivery</translation>
    </message>
    <message>
        <source>怎么催的</source>
        <translation>How the village was asked</translation>
    </message>
    <message>
        <source>已记下，村站的“待送达”里看得见。</source>
        <translation>Recorded; the village sees it under “To deliver”.</translation>
    </message>
</context>
<context>
    <name>counting</name>
    <message>
        <source>没点</source>
        <translation>not counted</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>matched</translation>
    </message>
    <message>
        <source>份数不符</source>
        <translation>count differs</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>少 {n} 份</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>退回：{why}</source>
        <translation>returned: {why}</translation>
    </message>
    <message>
        <source>清单上只有编号和份数</source>
        <translation>The paper gives number and count alone</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>here</translation>
    </message>
    <message>
        <source>还没到</source>
        <translation>ahead</translation>
    </message>
</context>
<context>
    <name>done</name>
    <message>
        <source>已当场办结</source>
        <translation>Completed on the spot</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已容缺受理</source>
        <translation>Accepted, deferred</translation>
    </message>
    <message>
        <source>已收件，还没决定受理</source>
        <translation>Received, not decided yet</translation>
    </message>
    <message>
        <source>已一次告知</source>
        <translation>Notice given</translation>
    </message>
    <message>
        <source>已收件，已告知补正</source>
        <translation>Received, supplement asked</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>不需办理</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>{name}，{item}</source>
        <translation>{name}, {item}</translation>
    </message>
    <message>
        <source>（未留姓名）</source>
        <translation>(no name left)</translation>
    </message>
    <message>
        <source>{who}，承诺 {day}前办结</source>
        <translation>{who}, promised by {day}</translation>
    </message>
    <message>
        <source>{who}，{day}前补齐</source>
        <translation>{who}, supplement by {day}</translation>
    </message>
    <message>
        <source>{who}，{day}前决定是否受理</source>
        <translation>{who}, decision by {day}</translation>
    </message>
    <message>
        <source>{who}，材料补齐后扫告知书接着办</source>
        <translation>{who}; scan the notice to go on once complete</translation>
    </message>
    <message>
        <source>{due:%m-%d} 前</source>
        <translation>by {due:%m-%d}</translation>
    </message>
    <message>
        <source>即办合并</source>
        <translation>On the spot</translation>
    </message>
    <message>
        <source>没有留下纸质材料，看过的当面还给群众。</source>
        <translation>No papers kept; hand back what was seen.</translation>
    </message>
    <message>
        <source>收下 {n} 样，装袋贴好编号，放进本窗口的文件盒</source>
        <translation>{n} kept: bag them, label with the number, put in the window&apos;s box</translation>
    </message>
    <message>
        <source>由{department}承办，每天下班前统一交接。</source>
        <translation>Handled by {department}, handed over at the end of each day.</translation>
    </message>
    <message>
        <source>{title}，编号尾号 {tail}</source>
        <translation>{title}, number ends in {tail}</translation>
    </message>
    <message>
        <source>{paper}，{n} 份</source>
        <translation>{paper}, {n} copies</translation>
    </message>
    <message>
        <source>已代办受理</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>{who}，{n} 个工作日内交到镇里，镇里点收才算收件</source>
        <translation>{who}; at the town within {n} working days, received once it is counted there</translation>
    </message>
    <message>
        <source>收下 {n} 样，装袋贴好编号，放进待交接的盒子</source>
        <translation>{n} kept: put them into a bag with the number on it, into the box to be handed over</translation>
    </message>
    <message>
        <source>{n} 个工作日内交到镇里，交接在 Ctrl+6。</source>
        <translation>At the town within {n} working days; hand-over is Ctrl+6.</translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>这一步没有做成，已经记下来给维护人员看。填好的都在，请再做一次。</source>
        <translation>This step did not succeed and is logged for maintenance. What you filled in is kept; please try again.</translation>
    </message>
</context>
<context>
    <name>grades</name>
    <message>
        <source>非常满意</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <translation>Very dissatisfied</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>叫号</source>
        <translation>Calling</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Filling in</translation>
    </message>
    <message>
        <source>右栏</source>
        <translation>Right pane</translation>
    </message>
    <message>
        <source>材料表里</source>
        <translation>In the materials</translation>
    </message>
    <message>
        <source>打印和评价</source>
        <translation>Print and rating</translation>
    </message>
    <message>
        <source>主管和村站</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>界面</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>去哪一页</source>
        <translation>Go to page</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>通用</source>
        <translation>General</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>呼叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>过号，可撤销</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>转窗</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>转到别的窗口</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>暂停、恢复叫号</source>
        <translation>Pause, resume</translation>
    </message>
    <message>
        <source>新办</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>新办、同一人再办</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>暂存</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>取回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>取回暂存的</source>
        <translation>Take back parked</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销、重做</source>
        <translation>Undo, redo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Amend</translation>
    </message>
    <message>
        <source>更正已打印的</source>
        <translation>Amend printed</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>情形</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>读身份证</source>
        <translation>Read ID card</translation>
    </message>
    <message>
        <source>看完整证件号</source>
        <translation>Full ID number</translation>
    </message>
    <message>
        <source>复制栏</source>
        <translation>Copy field</translation>
    </message>
    <message>
        <source>复制姓名等</source>
        <translation>Copy fields</translation>
    </message>
    <message>
        <source>换右栏</source>
        <translation>Switch pane</translation>
    </message>
    <message>
        <source>要点、预览、往来</source>
        <translation>Switch pane</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印，同 Ctrl+P</source>
        <translation>Print (Ctrl+P)</translation>
    </message>
    <message>
        <source>重打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>重打上一张</source>
        <translation>Reprint last</translation>
    </message>
    <message>
        <source>重新请评</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Urge</translation>
    </message>
    <message>
        <source>勾选</source>
        <translation>Tick</translation>
    </message>
    <message>
        <source>勾选交接</source>
        <translation>Tick</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>扫码或查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>离席</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>离席锁屏</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>换区域</source>
        <translation>Next zone</translation>
    </message>
    <message>
        <source>换回上一区域</source>
        <translation>Previous zone</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>办理、代办</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>日报</source>
        <translation>Tally</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>放大、缩小</source>
        <translation>Larger, smaller</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>恢复标准</source>
        <translation>Standard size</translation>
    </message>
    <message>
        <source>退一步</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>关掉消息、退一步</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>就地确认</source>
        <translation>Confirm here</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>On the spot</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>其他结果</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>上移一行</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移一行</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>换材料</source>
        <translation>Next material</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>复印件</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>免交</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>共享免交</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>容缺</source>
        <translation>Deferred</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Unfit</translation>
    </message>
    <message>
        <source>清除标记</source>
        <translation>Clear mark</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>全部记原件</source>
        <translation>All original</translation>
    </message>
    <message>
        <source>不等</source>
        <translation>Do not wait</translation>
    </message>
    <message>
        <source>不等没开的窗口</source>
        <translation>Go on without windows that are off</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>看、加附件</source>
        <translation>See and add scans</translation>
    </message>
    <message>
        <source>同一人再办</source>
        <translation>Same person again</translation>
    </message>
    <message>
        <source>村站：同一人再办</source>
        <translation>Village: same person again</translation>
    </message>
    <message>
        <source>停开证明</source>
        <translation>Not issued</translation>
    </message>
    <message>
        <source>村里不开的证明</source>
        <translation>Certificates the village does not issue</translation>
    </message>
    <message>
        <source>交接点收里</source>
        <translation>Counting a bag</translation>
    </message>
    <message>
        <source>报日报</source>
        <translation>Report day</translation>
    </message>
    <message>
        <source>村站：报今天的日报</source>
        <translation>Village: report today</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>matched</translation>
    </message>
    <message>
        <source>份数不符</source>
        <translation>count differs</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>封口破损</source>
        <translation>seal broken</translation>
    </message>
    <message>
        <source>导出表格、到 U 盘</source>
        <translation>Export a table, or to a USB stick</translation>
    </message>
    <message>
        <source>导入 U 盘</source>
        <translation>Import from USB stick</translation>
    </message>
    <message>
        <source>差评</source>
        <translation>Bad ratings</translation>
    </message>
    <message>
        <source>督办、回复督办</source>
        <translation>Urge, answer</translation>
    </message>
</context>
<context>
    <name>kiosk</name>
    <message>
        <source>{first} 至 {last} 号窗口</source>
        <translation>windows {first} to {last}</translation>
    </message>
    <message>
        <source>{listed} 号窗口</source>
        <translation>window {listed}</translation>
    </message>
    <message>
        <source>叫号暂时连不上，这个号有效，请听工作人员叫号。</source>
        <translation>The calling system cannot be reached for now. This number is valid; please listen for the staff.</translation>
    </message>
    <message>
        <source>马上就到您。</source>
        <translation>It is your turn in a moment.</translation>
    </message>
    <message>
        <source>请拿好下面的小票，听到叫号再到窗口。</source>
        <translation>Please take the slip below and come to the window when you are called.</translation>
    </message>
    <message>
        <source>没打出小票。请记下号 {label}，或到导办台取。</source>
        <translation>The slip was not printed. Please note {label}, or ask at the guide desk.</translation>
    </message>
    <message>
        <source>{name}，您的号是</source>
        <translation>{name}, your number is</translation>
    </message>
    <message>
        <source>您的号是</source>
        <translation>Your number is</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{first}{rest}</source>
        <translation>{first} {rest}</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日收件</source>
        <translation>received {month}-{day}</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日前办结</source>
        <translation>to be finished by {month}-{day}</translation>
    </message>
    <message>
        <source>{next}。编号 {number}</source>
        <translation>{next}. Number {number}</translation>
    </message>
    <message>
        <source>{first} 到 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>{turns} 取号，{closes} 关门。急事请找工作人员。</source>
        <translation>Numbers from {turns}; the hall closes at {closes}. If it is urgent, please ask the staff.</translation>
    </message>
    <message>
        <source>中午休息，{again} 起再取号</source>
        <translation>Midday break; numbers again from {again}</translation>
    </message>
    <message>
        <source>现在不取号</source>
        <translation>No numbers now</translation>
    </message>
    <message>
        <source>已经取的号，今天都给您办完。</source>
        <translation>All numbers given out are served today.</translation>
    </message>
</context>
<context>
    <name>line</name>
    <message>
        <source>离线办理中</source>
        <translation>Working offline</translation>
    </message>
    <message>
        <source>中心不接收</source>
        <translation>Refused by the centre</translation>
    </message>
    <message>
        <source>单机办理</source>
        <translation>Standalone</translation>
    </message>
    <message>
        <source>叫号连不上</source>
        <translation>Queue out of reach</translation>
    </message>
    <message>
        <source>暂缓上传，剩 {n}</source>
        <translation>Held back, {n} left</translation>
    </message>
    <message>
        <source>正在上传，剩 {n}</source>
        <translation>Sending, {n} left</translation>
    </message>
    <message>
        <source>已联网</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>已联网，正在上传</source>
        <translation>Connected, sending</translation>
    </message>
    <message>
        <source>没有网络</source>
        <translation>No network</translation>
    </message>
    <message>
        <source>已联网，暂缓上传</source>
        <translation>Connected, held back</translation>
    </message>
    <message>
        <source>没有加入中心</source>
        <translation>Not part of a centre</translation>
    </message>
    <message>
        <source>叫号连不上，看着小票叫</source>
        <translation>Queue out of reach, call by the paper slips</translation>
    </message>
    <message>
        <source>{at} 断开，照常办理</source>
        <translation>Broken since {at}, work as usual</translation>
    </message>
    <message>
        <source>{at} 连上</source>
        <translation>Connected since {at}</translation>
    </message>
    <message>
        <source>不用上传</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>都在这台电脑上</source>
        <translation>All on this PC</translation>
    </message>
    <message>
        <source>还没有连上过</source>
        <translation>Never connected yet</translation>
    </message>
    <message>
        <source>{n} 条，其中办件 {cases} 件</source>
        <translation>{n} entries, {cases} case(s) among them</translation>
    </message>
    <message>
        <source>联网后自动上传</source>
        <translation>Sent when the network is back</translation>
    </message>
    <message>
        <source>都存在这台电脑上</source>
        <translation>All kept on this PC</translation>
    </message>
    <message>
        <source>按“继续传”再传</source>
        <translation>Press “Go on sending” to send</translation>
    </message>
    <message>
        <source>不影响办理</source>
        <translation>Does not slow the work</translation>
    </message>
    <message>
        <source>都传完了</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>本机的</source>
        <translation>Of this PC</translation>
    </message>
    <message>
        <source>在“日历和目录”里更新</source>
        <translation>Updated under “Calendar and catalogue”</translation>
    </message>
    <message>
        <source>还没有收到</source>
        <translation>Not received yet</translation>
    </message>
    <message>
        <source>联网后自动更新</source>
        <translation>Updated when connected</translation>
    </message>
    <message>
        <source>{at} 的</source>
        <translation>As of {at}</translation>
    </message>
    <message>
        <source>没网时用这一份</source>
        <translation>This copy is used offline</translation>
    </message>
    <message>
        <source>最新，{at} 核对</source>
        <translation>Current, checked {at}</translation>
    </message>
    <message>
        <source>{m} 月 {d} 日 {at:%H:%M}</source>
        <translation>{d}/{m} {at:%H:%M}</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>留痕</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>（空着）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>{station} 站 {terminal} 号终端</source>
        <translation>Station {station}, terminal {terminal}</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>正在传</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>等着传</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>{name}（{n} 号窗口）</source>
        <translation>{name} (window {n})</translation>
    </message>
    <message>
        <source>已收下</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>已有同一条</source>
        <translation>there already</translation>
    </message>
    <message>
        <source>和别处对不上</source>
        <translation>at odds with another desk</translation>
    </message>
    <message>
        <source>没有收下</source>
        <translation>not accepted</translation>
    </message>
    <message>
        <source>按中心的为准；要按这台电脑的，在上面“要你看一眼”里合并。</source>
        <translation>What the centre has stands; to keep what this PC has, merge it in the card above.</translation>
    </message>
    <message>
        <source>这台电脑上的都在，请把编号告诉维护人员。</source>
        <translation>Everything is kept on this PC; please tell maintenance the number.</translation>
    </message>
    <message>
        <source>不用做什么，看一眼这件现在对不对。</source>
        <translation>Nothing to do; please check that the case is right now.</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scans</translation>
    </message>
</context>
<context>
    <name>materials</name>
    <message>
        <source>未看</source>
        <translation>Unseen</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>Orig.</translation>
    </message>
    <message>
        <source>复印件</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>免交</source>
        <translation>Waive</translation>
    </message>
    <message>
        <source>容缺</source>
        <translation>Defer</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Lack</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Unfit</translation>
    </message>
</context>
<context>
    <name>outcomes</name>
    <message>
        <source>要写理由</source>
        <translation>Reason needed</translation>
    </message>
    <message>
        <source>先按承诺件受理</source>
        <translation>Accept as promised first</translation>
    </message>
    <message>
        <source>转联办</source>
        <translation>Joint</translation>
    </message>
    <message>
        <source>送上级</source>
        <translation>Refer up</translation>
    </message>
    <message>
        <source>先收件</source>
        <translation>Receive first</translation>
    </message>
    <message>
        <source>没有办件</source>
        <translation>No case</translation>
    </message>
    <message>
        <source>打印{paper}</source>
        <translation>Print {paper}</translation>
    </message>
    <message>
        <source>{n} 种，各 {copies} 份</source>
        <translation>{n} kinds, {copies} copies each</translation>
    </message>
    <message>
        <source>{n} 份，1 份签收留存</source>
        <translation>{n} copies, 1 signed and kept</translation>
    </message>
    <message>
        <source>1 份</source>
        <translation>1 copy</translation>
    </message>
    <message>
        <source>办成了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>结果文号，没有可以空着</source>
        <translation>Result number; may stay empty</translation>
    </message>
    <message>
        <source>按数字选，也可以自己写</source>
        <translation>Choose by digit, or write your own</translation>
    </message>
    <message>
        <source>理由，会印在文书上</source>
        <translation>Reason, printed on the paper</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>可以到哪里办</source>
        <translation>Where to go instead</translation>
    </message>
    <message>
        <source>看过的材料</source>
        <translation>Materials seen</translation>
    </message>
    <message>
        <source>材料退给群众</source>
        <translation>Return to the citizen</translation>
    </message>
    <message>
        <source>留在窗口（收件并补正）</source>
        <translation>Keep here (receive and supplement)</translation>
    </message>
    <message>
        <source>打印代办受理单</source>
        <translation>Print proxy receipt</translation>
    </message>
    <message>
        <source>和委托书，村民签名捺印</source>
        <translation>and mandate; the villager signs</translation>
    </message>
    <message>
        <source>这一项村里收件就是镇里收件。还缺 {n} 项，补齐那天起 5 个工作日内答复受理不受理。</source>
        <translation>For this item the village receives for the town. {n} missing; the answer whether it is accepted follows within 5 working days of the day they are complete.</translation>
    </message>
    <message>
        <source>这一项村里收件就是镇里收件：从今天起 5 个工作日内答复受理不受理，逾期视为受理。</source>
        <translation>For this item the village receives for the town: the answer whether it is accepted follows within 5 working days from today, else it counts as accepted.</translation>
    </message>
    <message>
        <source>代办受理不等于受理：材料交到镇里、镇里点收那天才开始计时，受理通知书由镇里打。</source>
        <translation>Taking it on is not accepting it: the clock starts the day the town counts the papers, and the town prints the acceptance.</translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>一次性告知书</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>收件回执</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>补正材料告知书</source>
        <translation>Supplement notice</translation>
    </message>
    <message>
        <source>受理通知书</source>
        <translation>Acceptance notice</translation>
    </message>
    <message>
        <source>不予受理通知书</source>
        <translation>Refusal notice</translation>
    </message>
    <message>
        <source>不需办理告知单</source>
        <translation>Not-required note</translation>
    </message>
    <message>
        <source>容缺受理通知书</source>
        <translation>Deferral notice</translation>
    </message>
    <message>
        <source>即办件办结单</source>
        <translation>Completion slip</translation>
    </message>
    <message>
        <source>送达回证</source>
        <translation>Proof of delivery</translation>
    </message>
    <message>
        <source>撤回申请单</source>
        <translation>Withdrawal form</translation>
    </message>
    <message>
        <source>视为受理告知</source>
        <translation>Deemed acceptance notice</translation>
    </message>
    <message>
        <source>补正告知书</source>
        <translation>Supplement notice</translation>
    </message>
    <message>
        <source>办结单</source>
        <translation>Completion slip</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>告知书</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>通知书</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>告知单</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>撤回单</source>
        <translation>Withdrawal</translation>
    </message>
    <message>
        <source>代办委托书</source>
        <translation>Mandate</translation>
    </message>
    <message>
        <source>代办受理单</source>
        <translation>Proxy receipt</translation>
    </message>
    <message>
        <source>代办中止单</source>
        <translation>Proxy suspension</translation>
    </message>
    <message>
        <source>代办续办单</source>
        <translation>Proxy continuation</translation>
    </message>
    <message>
        <source>代办终止单</source>
        <translation>Proxy ending</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>工号</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>（停用）</source>
        <translation> (inactive)</translation>
    </message>
    <message>
        <source>B 角</source>
        <translation>B-role</translation>
    </message>
</context>
<context>
    <name>proxy_desk</name>
    <message>
        <source>今天的交接</source>
        <translation>Handovers today</translation>
    </message>
    <message>
        <source>材料不符</source>
        <translation>Papers missing</translation>
    </message>
    <message>
        <source>点了，数据没到</source>
        <translation>Counted, no data yet</translation>
    </message>
    <message>
        <source>送回村里</source>
        <translation>Back to the village</translation>
    </message>
    <message>
        <source>待送上级</source>
        <translation>To send up</translation>
    </message>
    <message>
        <source>上级在办</source>
        <translation>With the department</translation>
    </message>
    <message>
        <source>送达超 3 天</source>
        <translation>Delivery over 3 days</translation>
    </message>
    <message>
        <source>今天没上报的站点</source>
        <translation>Stations without a report today</translation>
    </message>
    <message>
        <source>还要办的</source>
        <translation>Still to do</translation>
    </message>
    <message>
        <source>{cases} 件，{sheets} 份</source>
        <translation>{cases} cases, {sheets} sheets</translation>
    </message>
    <message>
        <source>没来</source>
        <translation>not here</translation>
    </message>
    <message>
        <source>正在点</source>
        <translation>being counted</translation>
    </message>
    <message>
        <source>{n} 件不符</source>
        <translation>{n} differ</translation>
    </message>
    <message>
        <source>{n} 件没数据</source>
        <translation>{n} without data</translation>
    </message>
    <message>
        <source>{at} 已点收</source>
        <translation>counted {at}</translation>
    </message>
    <message>
        <source>{at} 送出</source>
        <translation>sent {at}</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>{day} 就该交</source>
        <translation>was due {day}</translation>
    </message>
    <message>
        <source>今天要交</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>明天要交</source>
        <translation>due tomorrow</translation>
    </message>
    <message>
        <source>{name}，{n} 件</source>
        <translation>{name}, {n} cases</translation>
    </message>
    <message>
        <source>少 {n} 份</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>要写明少哪份</source>
        <translation>name what is missing</translation>
    </message>
    <message>
        <source>材料不符，还没了结</source>
        <translation>Papers missing, not settled</translation>
    </message>
    <message>
        <source>没有不符的材料</source>
        <translation>No papers are missing</translation>
    </message>
    <message>
        <source>找到了，或写明少哪份</source>
        <translation>found, or name what is missing</translation>
    </message>
    <message>
        <source>登记遗失</source>
        <translation>report lost</translation>
    </message>
    <message>
        <source>{village}，{at} 点的，实收 {n} 份</source>
        <translation>{village}, counted {at}, {n} sheets</translation>
    </message>
    <message>
        <source>数据没到</source>
        <translation>no data yet</translation>
    </message>
    <message>
        <source>纸到了，数据还没到</source>
        <translation>Paper came, data has not</translation>
    </message>
    <message>
        <source>点过的都有数据</source>
        <translation>All that was counted has its data</translation>
    </message>
    <message>
        <source>没有要送回村里的</source>
        <translation>Nothing goes back to the villages</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>勾选</source>
        <translation>Tick</translation>
    </message>
    <message>
        <source>全选、全不选</source>
        <translation>all or none</translation>
    </message>
    <message>
        <source>看办件</source>
        <translation>read the case</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>没有待送上级的</source>
        <translation>Nothing is to be sent up</translation>
    </message>
    <message>
        <source>勾选送同一个部门的</source>
        <translation>tick what goes to one department</translation>
    </message>
    <message>
        <source>镇 {due:%m-%d} 前</source>
        <translation>town by {due:%m-%d}</translation>
    </message>
    <message>
        <source>没有送在上级的</source>
        <translation>No department has anything</translation>
    </message>
    <message>
        <source>登记签收、退回或结果</source>
        <translation>enter receipt, return or result</translation>
    </message>
    <message>
        <source>还没签收</source>
        <translation>not signed for</translation>
    </message>
    <message>
        <source>{day} {who}签收</source>
        <translation>signed for by {who}, {day}</translation>
    </message>
    <message>
        <source>上级 {due:%m-%d} 前</source>
        <translation>department by {due:%m-%d}</translation>
    </message>
    <message>
        <source>领回村里超过 3 天，还没送到村民手里</source>
        <translation>Fetched over 3 days ago and not delivered</translation>
    </message>
    <message>
        <source>没有超过 3 天没送达的</source>
        <translation>Nothing is over 3 days</translation>
    </message>
    <message>
        <source>{village}，{proxy}，{day} 领回</source>
        <translation>{village}, {proxy}, fetched {day}</translation>
    </message>
    <message>
        <source>超 {n} 天</source>
        <translation>{n} days over</translation>
    </message>
    <message>
        <source>站点号 {n}</source>
        <translation>station {n}</translation>
    </message>
    <message>
        <source>今天都上报了</source>
        <translation>All have reported today</translation>
    </message>
    <message>
        <source>{name}，送件 {carrier}，封口 {seal}</source>
        <translation>{name}, carried by {carrier}, seal {seal}</translation>
    </message>
    <message>
        <source>{name}，{at} 点收</source>
        <translation>{name}, counted {at}</translation>
    </message>
    <message>
        <source>清单 {expected} 份，实收 {counted} 份</source>
        <translation>{expected} listed, {counted} counted</translation>
    </message>
    <message>
        <source>交出的一方</source>
        <translation>Given by</translation>
    </message>
    <message>
        <source>谁交的</source>
        <translation>Who gave it</translation>
    </message>
    <message>
        <source>点收的一方</source>
        <translation>Counted by</translation>
    </message>
    <message>
        <source>谁点的</source>
        <translation>Who counted it</translation>
    </message>
    <message>
        <source>差多少</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>少的材料</source>
        <translation>Missing papers</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>清单数据到了：少的 {n} 份是哪几份</source>
        <translation>The list has come: which {n} are missing</translation>
    </message>
    <message>
        <source>写明</source>
        <translation>Name them</translation>
    </message>
    <message>
        <source>找到的材料</source>
        <translation>Papers found</translation>
    </message>
    <message>
        <source>在哪里找到的，谁送来的</source>
        <translation>Where found, who brought them</translation>
    </message>
    <message>
        <source>找到了：记下以后这一件转给承办人</source>
        <translation>Found: the case goes to its handler</translation>
    </message>
    <message>
        <source>了结</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>登记遗失：{names}</source>
        <translation>Report lost: {names}</translation>
    </message>
    <message>
        <source>怎么找过，双方怎么说</source>
        <translation>How it was looked for, what both sides say</translation>
    </message>
    <message>
        <source>送回{village} {n} 件：打印清单，双方签字</source>
        <translation>{n} cases back to {village}: print the manifest, both sides sign</translation>
    </message>
    <message>
        <source>送出并打印</source>
        <translation>Send and print</translation>
    </message>
    <message>
        <source>送审 {n} 件：{names}</source>
        <translation>Send up {n} cases: {names}</translation>
    </message>
    <message>
        <source>送达部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>齐全性</source>
        <translation>Completeness</translation>
    </message>
    <message>
        <source>合规性</source>
        <translation>Lawfulness</translation>
    </message>
    <message>
        <source>勘查、公示</source>
        <translation>Inspection, publication</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewed by</translation>
    </message>
    <message>
        <source>送审并打印</source>
        <translation>Send up and print</translation>
    </message>
    <message>
        <source>送件人</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>封口号</source>
        <translation>Seal number</translation>
    </message>
    <message>
        <source>袋数</source>
        <translation>Bags</translation>
    </message>
    <message>
        <source>已写明少的是哪几份，村站看得到。</source>
        <translation>Named; the village sees it.</translation>
    </message>
    <message>
        <source>差异已了结，双方的日报里都看得到。</source>
        <translation>Settled; both daily reports show it.</translation>
    </message>
    <message>
        <source>已登记遗失，最后一手是谁记在材料去向里。</source>
        <translation>Reported lost; who had it last stands with the papers.</translation>
    </message>
    <message>
        <source>已送出 {n} 件，清单双方签字。</source>
        <translation>{n} cases sent; both sides sign the manifest.</translation>
    </message>
    <message>
        <source>已送审 {n} 件到{department}。</source>
        <translation>{n} cases sent up to {department}.</translation>
    </message>
    <message>
        <source>已重打。</source>
        <translation>Printed again.</translation>
    </message>
    <message>
        <source>看办件、催送达</source>
        <translation>Open the case, chase delivery</translation>
    </message>
    <message>
        <source>，{day} 催过</source>
        <translation>, chased {day}</translation>
    </message>
</context>
<context>
    <name>scans</name>
    <message>
        <source>扫描件 (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>Scans (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>“{name}”读不了，没有加。请看 U 盘或扫描仪还在不在，再选一次。</source>
        <translation>“{name}” cannot be read and was not added. See whether the USB stick or scanner is still there, then choose again.</translation>
    </message>
    <message>
        <source>这份扫描件画不出来，可能扫的时候就坏了。请看纸质的，再扫一次。</source>
        <translation>This scan cannot be drawn; it may have been damaged when it was made. See the paper and scan it again.</translation>
    </message>
</context>
<context>
    <name>stick</name>
    <message>
        <source>做到第 {done} 条，共 {total} 条。</source>
        <translation>{done} of {total} entries done.</translation>
    </message>
    <message>
        <source>做到第 {done} 条。</source>
        <translation>{done} entries done.</translation>
    </message>
    <message>
        <source>{n} 件没上传</source>
        <translation>{n} cases not uploaded</translation>
    </message>
    <message>
        <source>{n} 条没上传</source>
        <translation>{n} entries not uploaded</translation>
    </message>
    <message>
        <source>都已上传</source>
        <translation>all uploaded</translation>
    </message>
    <message>
        <source>带给{name}的包写好了：{cases} 件，{entries} 条。</source>
        <translation>The package for {name} is written: {cases} cases, {entries} entries.</translation>
    </message>
    <message>
        <source>弹出 U 盘再拔。镇里导入以后，再带一个包回来才算传到。</source>
        <translation>Eject the USB stick before pulling it out. Data count as delivered once the town has imported them and a package comes back.</translation>
    </message>
    <message>
        <source>带给{name}的包写好了：{cases} 件办件，连同目录、人员一共 {entries} 样。</source>
        <translation>The package for {name} is written: {cases} cases; {entries} things in all with catalogue and people.</translation>
    </message>
    <message>
        <source>弹出 U 盘再拔，请村站导入。</source>
        <translation>Eject the USB stick before pulling it out, and have the village import it.</translation>
    </message>
    <message>
        <source>{name}的这个包 {month} 月 {day} 日 {time} 导入过，没有重复登记。</source>
        <translation>This package of {name} was imported before, on {month}/{day} at {time}; nothing was recorded twice.</translation>
    </message>
    <message>
        <source>{name}的包，中心没有收。</source>
        <translation>The centre did not take the package of {name}.</translation>
    </message>
    <message>
        <source>{name}的包导入了，{n} 件。</source>
        <translation>The package of {name} is imported: {n} cases.</translation>
    </message>
    <message>
        <source>导入 U 盘</source>
        <translation>Import from USB stick</translation>
    </message>
    <message>
        <source>读入对方用 U 盘带来的数据包；同一个包导入两次不会重复登记</source>
        <translation>Reads a package brought on a USB stick; importing the same one twice records nothing twice</translation>
    </message>
    <message>
        <source>数据包</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Look in</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>不选</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>Folders</translation>
    </message>
</context>
<context>
    <name>village</name>
    <message>
        <source>已勾</source>
        <translation>ticked</translation>
    </message>
    <message>
        <source>没勾</source>
        <translation>not ticked</translation>
    </message>
    <message>
        <source>交接期限</source>
        <translation>Hand over by</translation>
    </message>
    <message>
        <source>送达期限</source>
        <translation>Deliver by</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>到哪一步</source>
        <translation>How far</translation>
    </message>
    <message>
        <source>送出时间</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>领回时间</source>
        <translation>Fetched</translation>
    </message>
    <message>
        <source>送达时间</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>收件时间</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>村民和事项</source>
        <translation>Villager and item</translation>
    </message>
    <message>
        <source>纸质材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>今天 {at:%H:%M}</source>
        <translation>today {at:%H:%M}</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>缺 {n} 份</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>少 {n} 份</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>等村民补</source>
        <translation>villager to bring</translation>
    </message>
    <message>
        <source>补送</source>
        <translation>to follow</translation>
    </message>
    <message>
        <source>超期 {n} 天</source>
        <translation>{n} days overdue</translation>
    </message>
    <message>
        <source>今天要送</source>
        <translation>Deliver today</translation>
    </message>
    <message>
        <source>今天要交</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>还有 {n} 天</source>
        <translation>{n} days left</translation>
    </message>
    <message>
        <source>看过 {n}/{total}</source>
        <translation>{n}/{total} looked at</translation>
    </message>
    <message>
        <source>暂存</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>（没填姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>还没选事项</source>
        <translation>no item yet</translation>
    </message>
    <message>
        <source>正在填</source>
        <translation>open</translation>
    </message>
    <message>
        <source>缺 {name}</source>
        <translation>missing: {name}</translation>
    </message>
    <message>
        <source>镇里退回：{why}</source>
        <translation>Turned back by the town: {why}</translation>
    </message>
    <message>
        <source>中止：{why}</source>
        <translation>Suspended: {why}</translation>
    </message>
    <message>
        <source>镇里点收少 {n} 份，{note}</source>
        <translation>The town counted {n} short, {note}</translation>
    </message>
    <message>
        <source>清单 {number}</source>
        <translation>Manifest {number}</translation>
    </message>
    <message>
        <source>编号 {number}，查询码 {code}，委托到 {until}</source>
        <translation>Number {number}, query code {code}, mandate until {until}</translation>
    </message>
    <message>
        <source>按 Enter 接着填，填过的都在。</source>
        <translation>Press Enter to go on; everything filled in is there.</translation>
    </message>
    <message>
        <source>待交接</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>要村民补材料</source>
        <translation>Villager to bring</translation>
    </message>
    <message>
        <source>已送，镇里没点收</source>
        <translation>Sent, not counted</translation>
    </message>
    <message>
        <source>镇里在办</source>
        <translation>In hand at town</translation>
    </message>
    <message>
        <source>镇里退回</source>
        <translation>Turned back</translation>
    </message>
    <message>
        <source>已办好，等送达</source>
        <translation>To deliver</translation>
    </message>
    <message>
        <source>已送达，等回访</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>已中止</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>还有 {n} 份</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>没有要交接的</source>
        <translation>Nothing to hand over</translation>
    </message>
    <message>
        <source>按 Ctrl+N 新代办，材料收齐的会出现在这里。</source>
        <translation>Press Ctrl+N for a new matter; complete ones appear here.</translation>
    </message>
    <message>
        <source>没有草稿</source>
        <translation>No drafts</translation>
    </message>
    <message>
        <source>没办完就暂存的会留在这里。</source>
        <translation>What was parked stays here.</translation>
    </message>
    <message>
        <source>没有要村民补材料的</source>
        <translation>Nothing for villagers to bring</translation>
    </message>
    <message>
        <source>缺材料先代办受理的会留在这里。</source>
        <translation>What was taken on with papers missing stays here.</translation>
    </message>
    <message>
        <source>送去的镇里都点收了</source>
        <translation>The town has counted everything</translation>
    </message>
    <message>
        <source>打了交接清单、镇里还没点的会留在这里。</source>
        <translation>Bags that the town has not counted stay here.</translation>
    </message>
    <message>
        <source>镇里没有在办的</source>
        <translation>Nothing in hand at the town</translation>
    </message>
    <message>
        <source>镇里点收以后的会出现在这里。</source>
        <translation>What the town has counted appears here.</translation>
    </message>
    <message>
        <source>没有镇里退回的</source>
        <translation>Nothing was turned back</translation>
    </message>
    <message>
        <source>退回的连同原因会出现在这里，按 Enter 打开补齐。</source>
        <translation>What is turned back appears here with the reason; press Enter to open and complete it.</translation>
    </message>
    <message>
        <source>没有等送达的</source>
        <translation>Nothing to deliver</translation>
    </message>
    <message>
        <source>扫镇里送回来的清单，点收后结果出现在这里。</source>
        <translation>Scan the town’s manifest; counted results appear here.</translation>
    </message>
    <message>
        <source>没有等回访的</source>
        <translation>Nobody to call back</translation>
    </message>
    <message>
        <source>送达村民以后的会出现在这里。</source>
        <translation>What was delivered appears here.</translation>
    </message>
    <message>
        <source>没有中止的</source>
        <translation>Nothing is suspended</translation>
    </message>
    <message>
        <source>按 F11 中止的会留在这里，可以继续办。</source>
        <translation>What was suspended with F11 stays here and can go on.</translation>
    </message>
    <message>
        <source>已上传</source>
        <translation>At centre</translation>
    </message>
    <message>
        <source>存在本机</source>
        <translation>Here only</translation>
    </message>
    <message>
        <source>{term}，镇里催</source>
        <translation>{term}, the town asks</translation>
    </message>
</context>
<context>
    <name>window_hints</name>
    <message>
        <source>可以。写承诺，{n} 个工作日内补交，不超过承诺时限。</source>
        <translation>Yes. With a written promise, within {n} working days and the promised limit.</translation>
    </message>
    <message>
        <source>不可以。缺就一次告知清楚。</source>
        <translation>No. If missing, say so in one notice.</translation>
    </message>
    <message>
        <source>正在看的材料</source>
        <translation>Material in view</translation>
    </message>
    <message>
        <source>可以容缺吗</source>
        <translation>May it be deferred</translation>
    </message>
    <message>
        <source>按现在的情况</source>
        <translation>As things stand</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>On the spot</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>还要看</source>
        <translation>To see</translation>
    </message>
    <message>
        <source>{n} 项材料</source>
        <translation>{n} materials</translation>
    </message>
    <message>
        <source>现在的结果</source>
        <translation>Outcome now</translation>
    </message>
    <message>
        <source>收齐后的结果</source>
        <translation>Outcome when complete</translation>
    </message>
    <message>
        <source>承诺办结</source>
        <translation>Promised by</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>结果类型</source>
        <translation>Kind of outcome</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>承办</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>本中心只作指引，不收件。按 Enter 看办事指南。</source>
        <translation>Guidance only, nothing is received here. Press Enter for the guide.</translation>
    </message>
    <message>
        <source>不符合也能继续，会提醒你写明理由。</source>
        <translation>You may go on all the same; you are asked for a reason.</translation>
    </message>
    <message>
        <source>正在看的事项</source>
        <translation>Item in view</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>{n} 元</source>
        <translation>{n} yuan</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{a} 到 {b} 项，看情形</source>
        <translation>{a} to {b}, by situation</translation>
    </message>
    <message>
        <source>本镇户籍</source>
        <translation>Registered in this town</translation>
    </message>
    <message>
        <source>以前办过这一项</source>
        <translation>Had this item before</translation>
    </message>
    <message>
        <source>没有办过同一项</source>
        <translation>Never had this item</translation>
    </message>
    <message>
        <source>满 {n} 周岁</source>
        <translation>At least {n} years old</translation>
    </message>
    <message>
        <source>不超过 {n} 周岁</source>
        <translation>At most {n} years old</translation>
    </message>
    <message>
        <source>{words}：{age} 岁</source>
        <translation>{words}: {age}</translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>{day}（周{weekday}）</source>
        <translation>{day} ({weekday})</translation>
    </message>
</context>
<context>
    <name>window_left</name>
    <message>
        <source>最久 {n} 分钟</source>
        <translation>longest {n} min</translation>
    </message>
    <message>
        <source>优先 {label}</source>
        <translation>Priority {label}</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>已暂停叫号，Ctrl+B 恢复</source>
        <translation>Calls paused, Ctrl+B resumes</translation>
    </message>
    <message>
        <source>没有取号，直接办理</source>
        <translation>No ticket, served directly</translation>
    </message>
    <message>
        <source>窗口前没有人</source>
        <translation>Nobody at the window</translation>
    </message>
    <message>
        <source>{business}，已叫 {n} 次，还没到窗口</source>
        <translation>{business}, called {n} times, not here yet</translation>
    </message>
    <message>
        <source>{business}，等了 {n} 分钟</source>
        <translation>{business}, waited {n} min</translation>
    </message>
    <message>
        <source>叫号连不上，下面是断开前的。按 F2 输票号。</source>
        <translation>Queue out of reach; below is how it was. Press F2 and type a number.</translation>
    </message>
    <message>
        <source>看小票叫的号，联网后补登</source>
        <translation>Called by the paper slip, entered when the network is back</translation>
    </message>
</context>
</TS>
