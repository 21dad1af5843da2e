"""Chinese turns of phrase in the words that the lists know: 一件复议也没有 says that there is none.

What is carried from year to year is `carrying`'s, beside this.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBERED = re.compile(r"(?:^|(?<=[？?。；;，,]))\s*[（(]?[1-9](?:[.、)）]|\)|）)\s*(?=[^\d\s])")
"""1.商洛市2024年新收几件？2.其中自然人几件？: the numbers of a list, where there are two of them or more."""
_NOT_ONE = re.compile(r"一(?:件|个|起|次|项|宗|份|条|分钱|毛钱)(?P<what>[^，,。；;\d]{2,10}?)(?:也|都)(?:没有|没|无)")
_NEITHER = re.compile(
    r"既(?:未|没有|没)(?P<one>[\u3400-\u9fff]{2})(?:过)?[，,]?(?:也|又)(?:未|没有|没)(?P<other>[\u3400-\u9fff]{2})(?:过)?"
    r"(?P<what>[\u3400-\u9fff]{2,10}?)(?=[，,。；;？?吗吧]|$)"
)
"""既未制发也未废止规范性文件: there is none of either."""
_TURNED = re.compile(r"(?P<office>[\u3400-\u9fff]{1,9}(?:局|委|办|厅))[（(](?P<place>[\u3400-\u9fff]{2,8})[）)]")
_NO_SINGLE = re.compile(r"没有一(?:件|个|起|次|项|宗|份)(?=(?P<what>[\u3400-\u9fff]{2}))(?P=what)")
_ADDS_UP = re.compile(
    r"(?P<sum>(?:相加|之和|加起来|合起来|加总|加)[^，,。；;几多]{0,12}?)(?<!否)(?:是不是|是否|(?<!是)等于|是(?=总计|合计))"
    r"(?=[^，,。；;几多]{0,10}(?:总计|合计|总数|小计|结转))"
)
"""各类申请人相加是不是总计栏的86, 新收加上年结转等于总计加结转下年吗: whether sums of the form hold."""
_FRACTION = re.compile(
    r"(?:的?(?:件数|数量|数))?(?P<bound>不到|不足|少于|超过|多于|大于|高于|过|达到|占)(?P<whole>[^，,。；;\d]{2,12}?)的?"
    r"(?P<part>[一二两三四五六七八九]成|一半|半数|三分之一|三分之二|四分之一|四分之三|五分之一|十分之一)(?:了|以上|以下)?(?=[\W吗吧对是]|$)"
)
"""予以公开的件数不到新收的一半: a share, beside a bound."""
_PER_CENT = {"一半": "50", "半数": "50", "三分之一": "33.33", "三分之二": "66.67", "四分之一": "25", "四分之三": "75"}
_PER_CENT |= {"五分之一": "20", "十分之一": "10"}
_PER_CENT |= {f"{digit}成": f"{value}0" for value, digit in enumerate("一二三四五六七八九", start=1)} | {"两成": "20"}
_BELOW = ("不到", "不足", "少于")
_FROM_LAST_YEAR = re.compile(
    r"(?P<subject>规章|规范性文件)?(?P<valid>现行有效)(?:文件|规范性文件)?数?(?P<stated>\d+件)?"
    r"[，,]?(?:按|从|用|拿|照|以)(?:20\d\d年|上一?年|去年)(?:的)?(?:数字?|件数)?"
    r"(?:加上?制发减去?废止|推)[^。；;]{0,14}"
)
"""现行有效31件，按2022年的数加制发减废止推得出来吗: whether what is in force follows from the year before."""
_COLUMNS_ADDED = re.compile(r"(?P<sum>(?:列|栏|类申请人|各项)(?:相加|之和|加起来))(?:是不是|是否|等于)(?=\d+)")
_MAKES_UP = re.compile(r"占了?(?=\d[\d,]*(?:件|个|项|次|宗|起))")
"""自然人占了15件: a number of them, and no share."""
_MORE_THAN_ANOTHER = re.compile(
    r"(?<![不没])(?P<sign>高过|多过|大过|胜过|压过了?|盖过了?|赢过了?|赛过|多于|高于|大于|少于|低于|不及|赶不上)"
    r"(?P<other>(?!平均|均值|半数|中位|总|上年|去年|往年)[\u3400-\u9fff]{2,8}?)(?=[吗吧么嘛]?\W*$)"
)
"""丹凤的许可高过镇安: more than another agency, and no bound."""
_LESS = ("少于", "低于", "不及", "赶不上")
_NOT_PERSONS = re.compile(
    r"(?:不算|不包括|不含|除去|除掉|除开|除了|除|扣除|扣掉|剔除|排除|去掉|非|不是)(?:自然人|个人)"
    r"(?:提出|提交|提|申请)?(?:以外|之外|外)?(?P<of>的)?(?![\u3400-\u9fff]{0,3}(?:和|与|、|及))"
)
"""不算自然人的申请: those of legal persons and other organisations, whom the form counts in five columns."""
_WHICH_YEAR_MORE = re.compile(
    r"(?P<year>哪一?年)(?P<what>[^，,。；;？?最第]{0,10}?)(?P<sign>多|少|高|低|大|小)(?:一些|一点|些|点)?(?=[？?。！!吧呢呀啊]*$|[，,])"
)
"""2022年和2023年哪年收到的申请多: the year with the most of those named."""
_NEWCOMER = re.compile(r"(?:^|(?<=[，,。]))(?:我是)?新来的(?=[\u3400-\u9fff]{0,4}(?:[，,。]|$))")
"""新来的不懂，请教下: somebody who is new, and no requests."""
_EACH_ADDED = re.compile(
    r"各(?:种|类|项)?(?:情形|理由|原因|情况|分项|小项|子项|项|类|款)?(?:件数|数量|数)?"
    r"(?P<sum>之和|加总|相加|加起来|汇总|总和|的和|求和|合起来)(?![^，,。]{0,6}(?:等于|等不等|是不是|是否|相等|吻合|一致|对得上))"
)
"""不予处理各情形之和: their sum, and no list of them."""
_ALL_DONE = re.compile(
    r"(?:年底|年末)?(?:的)?(?:申请)?(?:已经?)?(?:全部|全都|全|都)(?:已经?)?(?:办完|办结|办理完毕|处理完|办清|结清)了?[，,、]?(?:并)?"
    r"(?:(?:无|没有|没)(?:任何)?结转(?:下一?年度?|到下一?年度?)?(?:的)?(?:申请)?|结转(?:下一?年度?)?(?:数|件数)?(?:为|是)?(?:零|0)件?)"
)
"""申请全部办完，无结转下年: nothing is carried on."""
_PUT_DOWN_AS = re.compile(r"(?:记成|写成|填成|登成|登记成|登记为|记作|记为|载为|录成|录为)(?=了?\d)")
"""处罚记成1081件，没写错吧: what it is said to be."""
_YEAR_WITH_A_ZERO = re.compile(r"二0(?=[一二三四五六七八九]{2}年)")
"""二0二三年, as people type it."""
_YEARS_THAT = re.compile(r"的年份(?![里中内])(?:有|是|都有|都是)?(?:哪些|哪几个|哪个)?")
"""行政许可超过5000的年份有哪些: in which years."""
_BY_MORE_THAN_HALF = re.compile(
    r"(?P<moves>下降|减少|回落|增长|增加|上升|上涨|降|涨|增)(?:了|幅)?(?:超过一半|过半|一半以上)"
)
_ONE_OR_THE_OTHER = re.compile(
    r"(?:到底|究竟)?(?:应该|应当)?是?\d[\d,]*(?P<unit>[件个项条次份])?(?:呢|吗)?(?:，|,)?还是(?:应该|应当)?是?\d[\d,]*"
)
"""新收申请到底是56还是61: what it is."""
_DIVIDED_BY = re.compile(
    r"(?P<part>[\u3400-\u9fff]{2,12}?)除以(?P<whole>[\u3400-\u9fff]{2,12}?)(?:等于|是|得)?(?=多少|几|[，,。？?]|$)"
)
"""复议件数除以新收件数: the one as a share of the other."""
_SIDE_BY_SIDE = re.compile(
    r"(?P<one>行政复议|复议|许可|处罚)(?P<other>行政诉讼|诉讼|行政处罚|处罚|行政强制|强制)(?=[^案人机行]|$)"
)
"""教育局2022复议诉讼一共几件: two rows, one beside the other."""
_BEYOND = re.compile(
    r"(?:(?<![经通不超越])过|突破|破)(?P<power>百|千|万|亿)(?=[件个条项次份元]?(?:的|了|吗|没有|没|[，,。？?]|$))"
)
"""行政处罚过千的县区: more than a thousand."""
_POWERS = {"百": "100", "千": "1000", "万": "10000", "亿": "1亿"}
_DONE_OR_NOT = re.compile(r"(?P<verb>[收开搞办印设建花])没(?P=verb)(?:过)?(?=[\u3400-\u9fff]{2})")
"""收没收信息处理费: whether any was charged."""
_MARKS_GOT = re.compile(
    r"(?P<test>考评|考核|测评|评估)(?:(?:打|得|拿|评|给)(?:了|到)?(?:多少分|几分)|"
    r"(?:成绩|分数|得分|多少分|几分|分)(?:是多少|多少|是几|几分)?(?!\s*(?:为|是|达)?\d))"
)
"""考评分, 考评几分: how many points an agency got."""
_SPENT_ON = re.compile(
    r"(?:花|投|用)在(?P<what>[\u3400-\u9fff]{2,8}?)(?:上|方面)?的(?:钱|经费|资金)(?:有|是)?(?:多少)?"
)
_COST = re.compile(r"(?P<what>公开|宣传|培训|普法)(?:工作)?花(?:了|费了?)?多少钱")
"""花在政务公开上的钱, 政务公开花了多少钱: what it cost."""
_NONE_AT_ALL = re.compile(r"一(?:件|个|起|次|项|宗|份|部)(?:也|都)(?:没有|没|未)(?P<which>(?=[\u3400-\u9fff]{2,6}的))?")
"""一件复议也没有 is said of one; 一件都没废止的县区 are those with none."""

_SET_AGAINST_BEHIND = re.compile(
    r"(?P<what>.+?)[，,]\s*(?:这?是|我是)?(?P<against>(?:跟|与|和|同|拿|较|比)(?:上一?年度?|去年|前一?年|20\d\d年))(?:的数)?(?:来|相)?比"
    r"(?:较)?(?:的|得出的?|来说|来看)?(?P<ask>(?:对吗|对不对|是吗)?[吧吗？?。]*)$"
)
"""多罚了379件，是跟2023年比的: what it is set against is told behind it."""

_OF_A_HUNDRED = re.compile(
    r"每(?P<verb>办结|办理|处理|新收|收到|受理)?(?:一百|100|百)[件条个宗次](?P<whole>[^，,。；;里中]{0,10})(?:(?:里头|里面|里|当中|之中|中)[，,]?|[，,])"
    r"(?P<part>[^，,。；;]*?(?:多少|几)[^，,。；;]*?)(?=[（(吗呢啊？?。，,]|$)"
)
"""每一百件新收申请里，有多少件是个人提的: what percentage these are of all."""
_ASKS_HOW_MANY = re.compile(r"(?:平均)?(?:大概)?有?(?:多少|几)[件条个宗次]?|平均有?|^\s*(?:是|有)|(?:是|有)\s*$")
_HALF_OF_A_YEAR = re.compile(
    r"(?:还|都)?(?P<bound>不到|不足|少于|没到|还没到)(?P<year>20\d\d年?|上一?年|去年|前一?年)的?(?:一半|半数|二分之一)"
)
"""还不到2022年的一半: down by more than half."""
_HALVED = re.compile(r"(?:是|被|已经?)?(?:拦腰)?(?:腰斩|砍半|减半)了?")
_ALL_ITEMS = re.compile(
    r"(?P<row>不予公开|不予处理|无法提供|其他处理)的?(?:里|中)?(?:"
    r"(?<=不予公开)(?:第?[1一](?:项?到|项?至|-|~|—)第?[8八]项|那?[八8][类项条种])"
    r"|(?<=不予处理)(?:第?[1一](?:项?到|项?至|-|~|—)第?[5五]项|那?[五5][类项条种])"
    r"|(?<=无法提供)(?:第?[1一](?:项?到|项?至|-|~|—)第?[3三]项|那?[三3][类项条种])"
    r"|(?<=其他处理)(?:第?[1一](?:项?到|项?至|-|~|—)第?[3三]项|那?[三3][类项条种]))"
    r"(?:理由|情形|原因|情况)?[，,]?(?:的?件数|数)?(?:相加|求和|之和|加起来|拢到一起|合到一起|合起来|加总|合计|总和|汇总|一共|共)"
)
"""不予公开1到8项相加: the whole of the row, whose items these are."""
_SHARE_IN_POINTS = re.compile(r"(?P<share>占[^，,。；;]{1,16}?)几个百分点")
"""占办结总数几个百分点: what percentage."""
_NEVER_BEYOND = re.compile(
    r"(?:从来|从)?(?:没有?|未曾?|不曾)(?P<beyond>超过|突破|多于|高于|大于)(?P<done>过)?(?=\d|[一二两三四五六七八九十百])"
)
"""每年都没超过15件."""
_PART_OF_SO_MANY = re.compile(
    r"[，,]?(?P<all>\d+)件(?:里头|里面|里|当中|之中|中)[，,]?有?(?P<what>[\u3400-\u9fff]{2,8}?)(?:的)?(?:有|是)?(?P<part>\d+)件"
)
"""复议，22件里头维持18件: a whole and a part of it."""
_SO_MANY_OF_A_PART = re.compile(
    r"(?P<all>\d+)件(?P<whole>[\u3400-\u9fff]{2,8}?)(?:里头|里面|里|当中|之中|中)[，,]?有?(?P<part>\d+)件(?:是|被)?"
    r"(?P<what>[\u3400-\u9fff]{2,8})(?=[，,。？?吗吧]|$)"
)
"""14件复议中有10件维持."""
_NOT_A_CENT = re.compile(r"一(?:分钱|毛钱|分|毛)(?:也|都)没有?收(?:过|到|取)?(?:过)?(?=[，,。吗吧？?]|$)")
_OVER_AND_UNDER = re.compile(
    r"(?:拿|以|用|把)?(?P<part>[^，,。；;]{2,30}?)(?:的?件数)?(?:作|做|当|为)分子[、，,]?(?:以|用|拿)?(?P<whole>[^，,。；;]{2,16}?)(?:的?件数)?(?:作|做|当|为)分母"
)
"""予以公开作分子、办理总计作分母: the one divided by the other."""
_STANDS_AT = re.compile(r"(?<!邻)(?:位)?居(?=第[一二两三四五六七八九十\d]+[位名])")
_ONE_ALONE = re.compile(r"(?<=[市县区州旗镇乡局委办厅])(?:一家|一地|一个单位)(?=(?:就)?占)")
"""仁怀市一家占多大比例: 一家 says nothing more."""
_YEARS_LACKING = re.compile(
    r"(?:中间|当中|里头|其中|里面)?(?:缺|少|漏|空|断|差|落)(?:掉|了|下|着)?的?(?:报告)?(?:是|有)?(?:哪一?年|哪几年|哪些年)(?:的)?"
)
"""中间漏掉的是哪年: of which years there is no report."""
_WHO_LACKS = re.compile(
    r"(?P<who>哪些?(?:个)?(?:单位|部门|机关|机构|地方|县区?|乡镇)|谁家?|哪几?家|哪几个单位)(?:的)?(?P<year>20\d\d年?|去年|前年)?(?:的)?"
    r"(?P<what>年报|年度报告|报告)(?:还|都|至今|到现在|仍|到今天)*(?:没有?|未|尚未)"
    r"(?:入库|上传|收进来|进库|录入|录进来|到位|交上来|给过来|上来|见到|看到|收到|拿到|导入)"
)
"""谁家2024年年报还没入库."""
_LACKS_OF_YEAR = re.compile(r"(?:缺|少|差)(?P<year>20\d\d年?|去年|前年)(?:的)?(?P<what>年报|年度报告|报告)")
"""哪些单位缺2024年年报."""
_ELSE_THE_TEXT = re.compile(
    r"[，,]?(?:如果|要是|若)?(?:表里|表格里?|表上|表中)(?:要是)?没有的?话?[，,]?(?:就|再)?(?:看看?|查|找|问)?(?:文字|正文)(?:里|中|部分)?"
    r"(?:有没有|有无|怎么说|说了?多少|有吗|呢)?"
)
"""表里没有的话文字里有没有: what is answered anyhow."""
_TOLD_TO_APPLICANTS = re.compile(r"(?P<to>跟|向|对|给|答复|告知|告诉|通知|请|让|叫|要求|回复)申请人(?![类分的])")
"""跟申请人答复说不掌握: told to applicants, and no breakdown by them."""
_PUT_INTO = re.compile(
    r"(?P<what>政务公开|信息公开|公开|宣传|培训|普法)(?:工作)?(?:这块|这一块|这方面|这项)?(?:工作)?(?:上|里|中)?[，,]?"
    r"(?:一共|总共|共)?(?:投|投入|花|用|拨|拨付|支出|投进去?|砸)(?:了|进去|进|出去)?(?:多少|几)(?:万元|万|元)?(?:经费|钱|资金)"
)
"""政务公开这块工作，投进去多少经费."""
_IN_UNITS = re.compile(
    r"(?:折|折合|折算|换算|合)(?:成|为)(?P<unit>亿元|万元|元|亿|万)(?:的话)?(?:是多少|有多少|多少|呢)?$"
)
_A_YEAR_BACK = re.compile(
    r"^(?:再)?(?:往回|往前|倒回|退回|往后退|回退|上溯|倒退|往上)(?:倒|推|退|走|数|翻)?一年(?:度)?(?:的)?(?:数字?|呢|多少)?$"
)
"""往回倒一年的数: the year before the one that was told."""
_THE_SAME_WAY = re.compile(
    r"^(?P<ahead>[^，,]{0,10}?)[，,]?(?:照此|照样|同样|按同样|按这个|照这个|按照这个|同口径|按同口径|一样的|用同样)(?:的)?(?:口径|算法|办法|方法|法子)?"
    r"(?:再|也|来)?(?:算|看|查|来)(?:一下|一遍|一次|看)?[，,]?(?P<behind>[^，,]{0,10})$"
)
"""2023年照此再算, 同口径看2024年."""
_SHARE_OF_THAT = re.compile(
    r"^(?:那)?(?:在)?(?P<whole>[\u3400-\u9fff]{2,8}?)(?:里头|里面|里|中|当中|之中)[，,]?(?:这|它|这个|其|此|这些)(?:数|件数)?"
    r"占(?:了)?(?:多大比例|多少比例|多少|几成|百分之几|百分之多少|多大比重|的?比例)"
)
_BY_REPORT_OF = re.compile(r"[，,？?]?(?:请)?以(?P<year>20\d\d)年?(?:的)?(?:年报|报告|年度报告|数据?|口径)?为准")
"""有几部规章？以2023年报为准."""
_WITH_ITS_OWN = re.compile(
    r"(?P<place>[\u3400-\u9fff]{1,6}[县市区镇乡])(?:和|与|及|、|跟|加)?(?:它|其|该县|该市|该区|它的|它自己的|下面的)(?:的)?"
    r"(?P<office>[\u3400-\u9fff]{2,8}(?:局|委|办))"
)
"""湄潭县和它的教育局."""
_TABLE_SEEMS_BARE = re.compile(
    r"[，,]\s*(?:表里|表格里?|表上|表中)(?:面|头)?(?:好像|似乎|看着|貌似)?没有(?:啊|呀|呢)?$"
)
_GIVEN_TO = re.compile(
    r"给(?=(?:企业|公司|个人|自然人|公众|群众|申请人|科研|社会组织|律所|商业)|[\u3400-\u9fff]{2,8}(?:提|递|交|提交|递交|提出)(?:了|过)?(?:几|多少|的))"
)
_HAS_SO_MANY = re.compile(
    r"(?:手头上?|手里|手上|目前|现在|眼下|如今)?(?:一共|总共|共)?(?:有|还有)(?P<many>几部|多少部|几个|多少个|几件|多少件)(?P<what>规章|规范性文件)(?!的)"
)
"""有几部规章: those in force, and not those made in the year."""
_MADE_OR_REPEALED = re.compile(r"制发|制定|制作|出台|废止|印发|发布|清理|失效|修订|新增|公开")
_DONE_IN_ALL = re.compile(r"(?<=许可|处罚|强制)(?P<all>一共|总共)办了")
"""四年的许可总共办了多少件: their sum, and not what was handled of requests."""


def in_plain_words(text: str) -> str:
    """A Chinese text in the words that the lists know; any other stays as it is."""
    if not _HAN.search(text):
        return text
    if len(_NUMBERED.findall(text)) > 1:
        text = _NUMBERED.sub("", text)
    for turn, said in _TURNS:
        text = turn.sub(said, text)
    return text


_HAN = re.compile(r"[\u3400-\u9fff]")


def _in_force(found: re.Match[str]) -> str:
    if _MADE_OR_REPEALED.search(found.string):
        return found.group()
    return f"{found['what']}现行有效{found['many']}"


def _as_percentage(found: re.Match[str]) -> str:
    whole = f"{found['verb'] or ''}{found['whole']}"
    if not whole:
        return found.group()
    return f"{_ASKS_HOW_MANY.sub('', found['part'])}占{whole}的百分之几"


def _as_compared(found: re.Match[str]) -> str:
    if any(sign in "〇零一二三四五六七八九十百千万两" for sign in found["other"][:1]):
        return found.group()  # 高于一千件 is a bound
    return f"比{found['other']}{'少' if found['sign'] in _LESS else '多'}"


def _as_share(found: re.Match[str]) -> str:
    share = f"占{found['whole']}的{_PER_CENT[found['part']]}%"
    if found["bound"] in ("占", "达到") and not found.group().endswith(("以上", "以下")):
        return found.group()
    below = found["bound"] in _BELOW or found.group().endswith("以下")
    return f"{share}以下" if below else f"{share}以上"


_TURNS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_NUMBERED, ""),
    (_FROM_LAST_YEAR, lambda found: f"{found['subject'] or '规范性文件'}现行有效是否相符"),
    (_COLUMNS_ADDED, r"\g<sum>是否等于总计"),
    (_MAKES_UP, ""),
    (_FRACTION, _as_share),
    (_ADDS_UP, r"\g<sum>是否等于"),
    (_SIDE_BY_SIDE, r"\g<one>和\g<other>"),
    (_BEYOND, lambda found: f"超过{_POWERS[found['power']]}"),
    (_DONE_OR_NOT, r"有没有\g<verb>"),
    (_MARKS_GOT, r"\g<test>得多少分"),
    (_SPENT_ON, r"\g<what>经费多少"),
    (_COST, r"\g<what>经费多少"),
    (_NOT_PERSONS, r"法人或其他组织\g<of>"),
    (_YEARS_THAT, "的是哪几年"),
    (_ALL_DONE, "结转下年度0件"),
    (_PUT_DOWN_AS, "是"),
    (_YEAR_WITH_A_ZERO, "二〇"),
    (_NEWCOMER, "我新人"),
    (_EACH_ADDED, "合计"),
    (_BY_MORE_THAN_HALF, r"\g<moves>超过50%"),
    (_ONE_OR_THE_OTHER, r"多少\g<unit>"),
    (_WHICH_YEAR_MORE, r"\g<year>\g<what>最\g<sign>"),
    (_DIVIDED_BY, r"\g<part>占\g<whole>的比例"),
    (_NO_SINGLE, r"没有\g<what>"),
    (_NONE_AT_ALL, lambda found: "没有" if found["which"] is None else "没有任何"),
    (_MORE_THAN_ANOTHER, _as_compared),
    (_NEITHER, r"\g<what>\g<one>0件，\g<what>\g<other>0件"),
    (_DONE_IN_ALL, r"\g<all>"),
    (_GIVEN_TO, "向"),
    (_HAS_SO_MANY, _in_force),
    (_BY_REPORT_OF, r"，\g<year>年"),
    (_WITH_ITS_OWN, r"\g<place>和\g<place>\g<office>"),
    (_TABLE_SEEMS_BARE, ""),
    (_IN_UNITS, r"换成\g<unit>"),
    (_A_YEAR_BACK, "前一年呢"),
    (_THE_SAME_WAY, r"那\g<ahead>\g<behind>呢"),
    (_SHARE_OF_THAT, r"占\g<whole>的百分之几"),
    (_PUT_INTO, r"\g<what>经费多少"),
    (_TOLD_TO_APPLICANTS, r"\g<to>他们"),
    (_ELSE_THE_TEXT, ""),
    (_YEARS_LACKING, "缺哪几年"),
    (_WHO_LACKS, r"\g<who>没有\g<year>\g<what>"),
    (_LACKS_OF_YEAR, r"没有\g<year>\g<what>"),
    (_STANDS_AT, "排"),
    (_ONE_ALONE, ""),
    (_OVER_AND_UNDER, r"\g<part>除以\g<whole>"),
    (_PART_OF_SO_MANY, r"\g<all>件，\g<what>\g<part>件"),
    (_SO_MANY_OF_A_PART, r"\g<whole>\g<all>件，\g<what>\g<part>件"),
    (_NOT_A_CENT, "每年收费都是0元"),
    (_NEVER_BEYOND, "不超过"),
    (_OF_A_HUNDRED, _as_percentage),
    (_HALF_OF_A_YEAR, r"比\g<year>下降50%以上"),
    (_HALVED, "下降50%以上"),
    (_ALL_ITEMS, r"\g<row>合计"),
    (_SHARE_IN_POINTS, r"\g<share>百分之几"),
    (_SET_AGAINST_BEHIND, r"\g<against>相比，\g<what>\g<ask>"),
    (_NOT_ONE, r"没有任何\g<what>"),
    (_TURNED, r"\g<place>\g<office>"),
)
"""Each turn and how it is said in the words of the lists, in the order in which they are put so."""
