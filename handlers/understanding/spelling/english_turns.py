"""English turns of phrase, put in the words of the lists before a text is taken apart.

People write "doesnt", "twenty twenty-three", "put A and B side by side"; and some sentences turn two agencies round:
"how many more licences than A did B issue" is about B, held against A.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers.understanding.wordlists.english_numbers import in_english

_WITHOUT_APOSTROPHE = re.compile(
    r"\b(?P<verb>does|do|did|was|were|is|are|has|have|had|could|would|should|ca|wo)nt\b", re.IGNORECASE
)
_YEAR_SPELLED = re.compile(r"\b(?:twenty|two thousand(?: and)?)[ -](?P<rest>[a-z]+(?:[ -][a-z]+)?)", re.IGNORECASE)
_CENTURY = 2000
_ROUND = re.compile(r"\b(?:a|one) (?P<size>hundred|thousand)\b(?! and\b)", re.IGNORECASE)
_ROUNDS = {"hundred": "100", "thousand": "1000"}
_TURNED = re.compile(
    r"(?P<head>\b(?:more|fewer|less)\b[^,?]*?) than (?P<other>(?!\d|one\b|two\b)[^,?]+?) "
    r"(?P<did>did|does|do|has|have|had) (?P<who>(?!not\b|no\b)[^,?]+?)"
    r"(?P<rest> (?:issue|receive|get|have|make|impose|take|grant|charge|collect|handle|deny|hand out|carry out|record|"
    r"report|had|got|received|issued)\b[^,?]*)?(?P<when> (?:in|during|for) (?:19|20)\d\d)?(?=[?.!]*\s*$)",
    re.IGNORECASE,
)
"""How many more licences than A did B issue."""
_BESIDE = re.compile(
    r"\b(?:put|set|place|show|lay|line up|see) (?P<who>.{3,90}?) (?:side by side|next to each other|head to head)\b",
    re.IGNORECASE,
)
_BEST = re.compile(
    r"\b(?:worst|hardest hit) (?:for|in|by|on|with|at)\b"
    r"(?=.*\b(?:reconsideration|review|litigation|lawsuit|penalt|fine|backlog|carried|pending|refus|den))",
    re.IGNORECASE,
)
"""Worst for reconsiderations: the most of what nobody wants more of."""
_SAME_YEARS = re.compile(r"^\s*(?:the )?same (?:two |three |four )?years?,? (?:but )?(?:for |with )?", re.IGNORECASE)
"""Same two years, but licences: those of the question before, and not the last two."""
_WRITING_ON = re.compile(
    r"\b(?:i'm|i am|we're|we are) (?:currently )?"
    r"(?:writing|working|reporting|looking|researching|doing (?:a|some) [a-z]+)"
    r" (?:on|about|into|at) (?=[A-Z])",
    re.IGNORECASE,
)
"""I'm writing on Pingquan City. Its penalties in 2022?"""
_FIRST_OF_ALL = re.compile(r"^\s*(?P<what>[a-z][a-z' -]{2,40}?) first[.,:;]\s+", re.IGNORECASE)
"""Penalties first. Changle County, 2024?: what is asked before all else, and no place."""
_NO_MORE_NEWS = re.compile(
    r"\b(?:i|we) (?:no longer|don't|do not) (?:want|need|wish)(?: to (?:get|receive|hear|have|see))?(?: any)?(?: more)?"
    r" (?:notifications?|alerts?|messages?|news|updates?|reminders?)(?: any ?more)?\b",
    re.IGNORECASE,
)
_RATIO_OF = re.compile(
    r"\b(?:the )?ratio (?:of|between) (?P<top>[a-z' -]{3,60}?) (?:to|and|over) (?P<bottom>[a-z' -]{3,60}?)"
    r"(?= (?:for|in|of|at|during|by) |,|[?.]*\s*$)",
    re.IGNORECASE,
)
_RATIO_BEHIND = re.compile(
    r"\b(?P<top>[a-z]+(?: [a-z]+)?)[ -]to[ -](?P<bottom>[a-z]+(?: [a-z]+)?) ratio\b", re.IGNORECASE
)
_PART_OF_ALL = re.compile(r"'s (?:part|portion|slice|cut) (?=(?:of|in)\b)", re.IGNORECASE)
"""A county's part of the penalties of all counties is its share."""
_LOCATED = re.compile(
    r"\bwhere(?:'s| is| are| was| does| do| can (?:i|we) find)\b(?P<who>.{3,90}?)"
    r"\b(?:located|based|situated|sit|stand|housed)\b(?! (?:among|in|on|with|by|for|as|against|compared|relative)\b)",
    re.IGNORECASE,
)
_NO_PERSONS = re.compile(
    r"\b(?P<be>were|was|are|is|came from|come from|being)(?: not|n't) (?:from )?(?:by )?(?:a )?"
    r"(?:natural persons?|individuals?|citizens?|private persons?|private individuals?)\b",
    re.IGNORECASE,
)
_NEW_AND_OLD = re.compile(r"\bnew (?=(?:\+|plus|and) (?:carried|brought))", re.IGNORECASE)
_EQUAL = re.compile(
    r"^\W*(?:is|are|was|were|does|do|did) (?P<sum>[^?]*?(?:\+|\bplus\b)[^?]*?) equals? (?:to )?", re.IGNORECASE
)
"""Is new + carried over equal to handled + carried forward: whether a sum of the form holds."""
_FROM_YEAR_BEFORE = re.compile(
    r"\b(?P<said>carried[ -]over|brought[ -]forward|left[ -]over)(?P<what> (?:requests|applications|cases))? from "
    r"(?P<year>20\d\d)\b(?!.*\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_ROLLED = re.compile(
    r"\b(?:rolled|pushed|moved|spilled|slipped|dragged|shifted)(?: on| over)? (?:in)?to (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_HOW_IT_MOVED = re.compile(
    r"\bhow (?:have|has|did|do) (?P<what>[^,?]{3,80}?) "
    r"(?:moved?|developed?|evolved?|fared?|progress(?:ed)?)\b(?! to\b)",
    re.IGNORECASE,
)
_SINCE_WHEN = re.compile(r"\bsince when (?:does|do|did|has|have|is|are)\b", re.IGNORECASE)
_CUT_MOST = re.compile(
    r"\b(?:cut|reduced|slashed|lowered|trimmed)(?: its| their| the)? (?P<what>[^,?]{3,60}?) (?:the )?most\b",
    re.IGNORECASE,
)
_RAISED_MOST = re.compile(
    r"\b(?:raised|boosted|expanded)(?: its| their| the)? (?P<what>[^,?]{3,60}?) (?:the )?most\b", re.IGNORECASE
)
_RESULTS_NAMED = re.compile(
    r"\b(?:results?|outcomes?)\b(?P<whose>[^:?]{0,60}):(?=.*\b(?:upheld|corrected|overturned|pending|granted)\b.*,)",
    re.IGNORECASE,
)
"""Reconsideration results: upheld, corrected, pending. The results that are named are what is asked for."""
_EACH_BEHIND = re.compile(r",? each(?=[?.!]*\s*$)", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:sum|summed|total|average|mean|together|combined)\b", re.IGNORECASE)
_TABLE_NOT_TEXT = re.compile(
    r"[,-]? *\b(?:from )?(?:the )?tables?(?: figures?| values?)?(?: please)?,? (?:and )?not (?:from |in )?(?:the )?"
    r"(?:text|prose|narrative)\b",
    re.IGNORECASE,
)
"""Figures are of the tables anyhow."""
_HALL = re.compile(r"\b(?P<level>town|township|city|county|district) hall\b", re.IGNORECASE)
_FINES = re.compile(r"\bfines?(?: ?/ ?| or | and | \()penalties\b\)?", re.IGNORECASE)
_REFUSALS_ISSUED = re.compile(
    r"\b(?P<what>refusals?|denials?|rejections?)\b(?P<between>[^?]{0,60}?)\bissue[sd]?\b", re.IGNORECASE
)
_I_MEAN = re.compile(r"\blast year(?:'s)?(?P<what>.*?)\W*\bi mean (?P<year>20\d\d)\W*$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?P<beside>compared? (?:with|to)|against|versus|vs|than|as|from|over|on)(?: in)? (?:the )?year before\b"
    r"(?! (?:last|that|it|this|20\d\d))",
    re.IGNORECASE,
)

_DECLINED = re.compile(
    r"\bdeclined?\b(?=(?:\W+in (?:19|20)\d\d)?\W+(?:because|as|on grounds|on the grounds)\b)", re.IGNORECASE
)
"""Requests that were declined for a reason were denied: no figure declined."""
_PROVINCE_IN_BRACKETS = re.compile(r"\b(?P<place>[A-Z][a-z']+) \((?P<province>[A-Z][a-z']+)\) (?=[A-Z])")
"""Fuzhou (Jiangxi) Natural Resources Bureau: which of two that are called so."""
_WHAT_IT_ADDS_UP_TO = re.compile(r"\bwhat (?:do|does|did) (?P<what>.{3,80}?) add up to\b", re.IGNORECASE)
"""What the penalties of all agencies add up to is their sum, and no check."""
_FIELDS = r"[a-z]+(?:, [a-z]+)+,? and [a-z]+"
_COMMAS_OF_AN_OFFICE = re.compile(
    rf"\b(?:bureau|department|commission|office) of {_FIELDS}|\b{_FIELDS} (?:bureau|department|commission|office)\b",
    re.IGNORECASE,
)
"""Bureau of Culture, Radio, Television and Tourism: its commas are no pauses."""
_OUTNUMBERED = re.compile(r"\boutnumber(?:s|ed)\b", re.IGNORECASE)
"""In licensing, Shihe outnumbered Huangchuan."""
_YEAR_MINUS_YEAR = re.compile(r"\b(?P<later>(?:19|20)\d\d) (?:minus|less) (?P<earlier>(?:19|20)\d\d)\b", re.IGNORECASE)
"""Penalties: 2023 minus 2022."""
_WHEN_IT_ENDED = re.compile(
    r"\b(?:when|as) (?P<year>20\d\d) (?:ended|closed|came to an end|was over|finished)\b", re.IGNORECASE
)
"""still open when 2022 ended."""

_ROSE = re.compile(
    r"\b(?:jumped|surged|soared|exploded|shot up|swelled|leapt|leaped|rocketed|spiked|crept up|edged up|ticked up)\b",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:slumped|plunged|plummeted|tumbled|sank|slid|dipped|crashed|edged down|nosedived|slipped)\b(?! through)",
    re.IGNORECASE,
)
_MOVED_PER_CENT = re.compile(
    r"\b(?P<moved>rose|fell|grew|dropped|declined|increased|decreased|went up|went down|up|down) "
    r"(?P<share>\d[\d.,]*\s?(?:%|per ?cent\b))",
    re.IGNORECASE,
)
"""rose 40% is said as rose by 40%."""
_FRACTIONS = {"half": "50%", "a third": "33.33%", "a quarter": "25%", "a fifth": "20%", "two thirds": "66.67%"}
_FRACTIONS |= {"three quarters": "75%", "one third": "33.33%", "one quarter": "25%", "a tenth": "10%"}
_BY_A_FRACTION = re.compile(
    rf"\bby (?P<bound>(?:more|less|over|under|just|at least|nearly|about|exactly) ?(?:than )?)?(?:a )?(?P<part>{'|'.join(_FRACTIONS)})\b",
    re.IGNORECASE,
)
"""Fees went down by more than a quarter."""
_WHO_LACKS = re.compile(
    r"\b(?:has|have|did) (?:anybody|anyone|any agency|any agencies|somebody|someone|who) (?:still )?not (?:yet )?"
    r"(?:filed|published|submitted|reported|sent in|handed in|file|publish|submit|report)(?P<what> (?:a |its |their )?reports?)?\b"
    r"(?! (?:any|no|more|fewer))",
    re.IGNORECASE,
)
"""Has anybody not filed for 2024?"""
_WITHOUT_TABLE = re.compile(
    r"\b(?P<who>which|what) (?P<of>reports?|agencies|counties|towns) (?:have|has|had|come with|came with|are|with) (?:no|without(?: a| any)?)"
    r" tables? (?:on|about|of|for) (?P<what>requests|applications|reconsideration|reviews|litigation|disclosure)\b",
    re.IGNORECASE,
)
_NOT_ADDING_UP = re.compile(
    r"\b(?P<who>which|what|whose|are there(?: any)?|any) (?P<of>reports?|agencies|agency|tables?)(?: (?:have|has|with))?(?: (?:sums|totals|figures|numbers))?"
    r"(?: that)? (?:do not|does not|don't|doesn't|fail to|never) (?:add up|balance|match|tally|agree)\b",
    re.IGNORECASE,
)
"""Which reports have sums that don't add up."""
_A_GAP = re.compile(r"(?:,? and )?(?:is there|are there)(?: any| a)? (?:gaps?|holes?|missing years?)\b", re.IGNORECASE)
_RANK_WITHIN = re.compile(
    r"(?P<who>[^,?:;]{3,60}?)(?:'s)? (?:rank|ranking|place|position|standing) (?:within|in|among|inside) (?P<where>[^,?:;]{3,50}?) "
    r"(?:by|for|in|on|in terms of) (?P<what>[^?]{3,60})",
    re.IGNORECASE,
)
"""Bozhou District's rank within Zunyi by penalties."""
_TABLES_BY_NUMBER = {"requests": "table 3", "applications": "table 3", "disclosure": "table 2"}
_ADDS_UP = re.compile(
    r"\b(?:does|do|did) (?P<what>[^?]*?\b(?:tables?|sums|totals|figures|numbers|report)\b[^?]*?) (?:add up|tally|balance|square)\b(?! to)",
    re.IGNORECASE,
)
"""Does table three in the report for 2024 add up?"""
_BACK_IN = re.compile(r"\bback in (?=(?:19|20)\d\d)", re.IGNORECASE)
_OF_THE_APPLICANT = re.compile(
    r"\b(?:the |an )?applicant's (?=correction|amendment|clarification|addition)", re.IGNORECASE
)
"""still unclear after the applicant's correction: no breakdown by applicants."""
_AGENCIES_OF = re.compile(
    r"\b(?:the )?(?P<of>agencies|authorities) (?:of|in|from|within|across) "
    r"(?!(?:the|this|that|all|each|our|your|every|which|what|government|public|order|total|20\d\d)\b)"
    r"(?P<place>[a-z']+(?: (?:city|county|district|province|prefecture|town|township))?)(?!\w)",
    re.IGNORECASE,
)
"""requests that reached the agencies of Zunyi."""
_UP_TO_AND_WITH = re.compile(r"\b(?:up to and including|through to|up until|up through)\b", re.IGNORECASE)
_TOPPED = re.compile(
    r"\b(?:top|topped|tops|cross|crossed|crosses|break|broke|surpass|surpassed|beat|clear|cleared) (?:the )?(?=\d[\d,]{2,}\b)",
    re.IGNORECASE,
)
"""licences top 16,000: exceed it."""
_EXCEEDED_WHEN = re.compile(
    r"\b(?:did|does|do|has|have) (?P<what>[^,?]{3,80}?) (?:exceed|exceeded) (?=\d)",
    re.IGNORECASE,
)
"""In what years did the licences exceed 16,000."""
_DOWN_AS = re.compile(
    r"\b(?:i|we) have (?P<many>\d[\d,.]*) (?:down |noted |listed |recorded )?as (?P<what>[^?.!]+)", re.IGNORECASE
)
"""I have 272 down as the 2024 penalties of ….: what it is said to be."""
_LEFT_NONE_OVER = re.compile(
    r"\bleft no (?:requests?|cases?|applications?) (?:over|open|pending|unfinished)\b", re.IGNORECASE
)
_DROPPED_FOR = re.compile(
    r"\b(?P<what>requests?|applications?|cases?) (?:were |was )?dropped (?=since|because|as|for|when)\b", re.IGNORECASE
)
_ALL_GROUNDS = re.compile(
    r"\b(?:add(?: up)?|sum(?: up)?|total(?: up)?)(?: together)? (?:the |all )*(?:eight |8 )?(?:refusal|denial|rejection) "
    r"(?:grounds|reasons|rows|lines)(?: together)?",
    re.IGNORECASE,
)
"""add the eight refusal grounds: the whole of the row."""
_TAKEN_FROM = re.compile(
    r"\b(?:taken|carried|brought|left)[ -](?:over|forward) from (?P<year>20\d\d)\b(?P<rest>.*?\b(?P<next>20\d\d)\b)",
    re.IGNORECASE,
)
_NOT_TABLES = re.compile(r"(?:,? (?:and )?)?by what margin\b", re.IGNORECASE)
_STARTING_WITH = re.compile(
    r"^\W*(?:start me off with|let's start with|let us start with|to start with|to begin with|first off|kick off with|for starters)[,:]? ",
    re.IGNORECASE,
)
_GIVES_UP_ALERTS = re.compile(
    r"\b(?:any longer|any ?more|from now on),? ?(?:please )?(?:drop|remove|take) me(?: off| out)?\b", re.IGNORECASE
)
_NEXT_YEARS = re.compile(
    r"^\W*(?:and )?(?:the )?next year's (?:figure|number|one|count|total|value)\W*$|^\W*(?:and )?(?:one|a) year (?:on|later)\W*$",
    re.IGNORECASE,
)
_YEAR_TOO = re.compile(r"^\W*(?:and )?year (?P<year>20\d\d)(?: too| also| as well)?\W*$", re.IGNORECASE)
_TWO_ADDED = re.compile(
    r"^\W*(?:the )?(?:two|both|these two|those two) (?:year|years|number|numbers|figure|figures) "
    r"(?:add|added|plus|sum|together|total)(?: up)?(?: together)?(?: is)?(?: what| how much| how many)?\W*$",
    re.IGNORECASE,
)
"""two year add is what."""
_BEATS = re.compile(
    r"^\W*(?:and )?(?:does|did|is) (?:that|this|it) (?:beat|top|exceed|surpass|outdo|ahead of) (?P<who>[^?]+?)(?:'s)?\W*$",
    re.IGNORECASE,
)
_PEOPLE_ALL = re.compile(
    r"\b(?:people|persons|individuals|citizens) and (?:organi[sz]ations|companies|firms|bodies|institutions)\b(?= (?:asked|ask|filed|applied|requested|sent|who))",
    re.IGNORECASE,
)
"""How many people and organisations asked for information: all who did."""
_WITH_ITS_OWN = re.compile(
    r"\b(?P<place>[a-z']+ (?:city|county|district|town)) and its (?:own )?(?P<office>[a-z]+(?: (?:and )?[a-z]+){0,3}? (?:bureau|department|commission|office))\b",
    re.IGNORECASE,
)
_LAST_YEAR_OF = re.compile(r"\blast year \((?:the )?(?P<year>20\d\d)(?: report)?\)", re.IGNORECASE)
_SO_MANY_OVER = re.compile(
    r"\bcarried (?P<many>\d[\d,]*) (?P<what>requests?|cases?|applications?) (?P<way>over|forward)\b", re.IGNORECASE
)
_THE_PLACE_ITSELF = re.compile(
    r"\b(?P<did>did|does|has|have|was|were) the (?:city|county|district|town|township|bureau)(?= (?:collect|charge|get|receive|issue|impose|make|handle|grant|"
    r"deny|refuse|carry|buy|spend|take|raise|report|have|hold)\b)",
    re.IGNORECASE,
)
"""a piece on Renhuai - how much did the city collect."""
_WHOSE_REQUESTS = re.compile(
    r"\b(?P<who>persons|people|companies|firms|organi[sz]ations|applicants|individuals|citizens|institutes|enterprises) whose "
    r"(?P<what>requests?|applications?|cases?)\b",
    re.IGNORECASE,
)
"""natural persons whose requests could not be served: nobody is looked for."""
_ACCOUNTS_FOR = re.compile(
    r"^\W*(?P<who>[^,?]{3,60}?) (?:accounts?|accounted|makes?|made) (?:for|up) (?:what|how much|how large a|how big a)(?: part| share| portion| proportion| percentage)? of (?P<what>[^?]+)",
    re.IGNORECASE,
)
_NEVER_MORE = re.compile(
    r"\bnever (?P<did>[a-z]+(?: [a-z]+){0,2}?) (?:more|fewer|less) than (?P<many>\d[\d,]*)", re.IGNORECASE
)
"""never carried over more than 3: at most 3 in every year."""
_HALVED = re.compile(r"\bhalved\b", re.IGNORECASE)
_OF_EVERY_HUNDRED = re.compile(
    r"^(?P<ahead>.*?)(?:\bout )?\b(?:of|for|per|in) (?:every |each )?(?:100|hundred|a hundred) (?P<whole>[^,?]+?), ?"
    r"how many (?P<part>[^?,]+?)(?=[?.!]|$)",
    re.IGNORECASE,
)
"""Out of every 100 requests handled, how many were granted in full: a percentage."""


def in_words_of_the_lists(text: str) -> str:
    """An English text in the words that the lists know; any other stays as it is."""
    if not re.search("[a-z]", text, re.IGNORECASE):
        return text
    for turn, said in _TURNS:
        text = turn.sub(said, text)
    return text


def _with_apostrophe(found: re.Match[str]) -> str:
    return f"{found['verb']}n't"


def _year(found: re.Match[str]) -> str:
    """Twenty twenty-three; twenty requests stay twenty."""
    words = re.split("[ -]", found["rest"])
    for size in (len(words), 1):
        value = in_english("-".join(words[:size]).lower())
        if value is not None and _FIRST <= value < _LAST:
            return " ".join([str(_CENTURY + value), *words[size:]])
    return found.group()


_FIRST, _LAST = 10, 40
"""Years of this century that reports may be of."""


def _in_order(found: re.Match[str]) -> str:
    rest = found["rest"] or ""
    return f"{found['head']} {found['did']} {found['who']}{rest} than {found['other']}{found['when'] or ''}"


def _in_report_of(found: re.Match[str]) -> str:
    """What came from 2022 stands in the report on 2023."""
    said = re.sub("[ -]", " ", found["said"])
    return f"{said}{found['what'] or ''} in {int(found['year']) + 1}"


def _without_each(found: re.Match[str]) -> str:
    """What is asked of several is told of each; a sum or an average of each is something else."""
    return found.group() if _ADDS.search(found.string) else ""


def _lacking_table(found: re.Match[str]) -> str:
    return f"{found['who']} {found['of']} lack {_TABLES_BY_NUMBER.get(found['what'].lower(), 'table 4')}"


def _place_in(found: re.Match[str]) -> str:
    if re.search(r"\b(?:what|which|where|who)\b(?! is)", found["who"], re.IGNORECASE):
        return found.group()
    who = re.sub(r"^what(?: is|'s) ", "", found["who"], flags=re.IGNORECASE)
    return f"where does {who} rank in {found['where']} by {found['what']}"


def _over_into(found: re.Match[str]) -> str:
    """Taken over from 2023, in a text that names the report on 2024 anyhow."""
    if int(found["next"]) != int(found["year"]) + 1:
        return found.group()
    return f"carried over{found['rest']}"


def _at_most_each_year(found: re.Match[str]) -> str:
    bound = "at most" if "more than" in found.group().lower() else "at least"
    return f"every year {found['did']} {bound} {found['many']}"


def _by_so_much(found: re.Match[str]) -> str:
    return f"by {found['bound'] or ''}{_FRACTIONS[found['part'].lower()]}"


_TURNS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_ROSE, "rose"),
    (_FELL, "fell"),
    (_NEVER_MORE, _at_most_each_year),
    (_ADDS_UP, r"is \g<what> consistent"),
    (_BACK_IN, "in "),
    (_STARTING_WITH, ""),
    (_OF_THE_APPLICANT, ""),
    (_AGENCIES_OF, r"\g<place> \g<of>"),
    (_UP_TO_AND_WITH, "to"),
    (_TOPPED, "exceed "),
    (_EXCEEDED_WHEN, r"were \g<what> more than "),
    (_DOWN_AS, r"\g<what> was \g<many>"),
    (_LEFT_NONE_OVER, "carried forward no requests"),
    (_DROPPED_FOR, r"\g<what> closed "),
    (_ALL_GROUNDS, "total denied"),
    (_TAKEN_FROM, _over_into),
    (_NOT_TABLES, " by how many"),
    (_GIVES_UP_ALERTS, ""),
    (_NEXT_YEARS, "what about the following year"),
    (_YEAR_TOO, r"and \g<year>?"),
    (_TWO_ADDED, "both together"),
    (_BEATS, r"is it more than \g<who>?"),
    (_PEOPLE_ALL, "people"),
    (_WITH_ITS_OWN, r"\g<place> and \g<place> \g<office>"),
    (_LAST_YEAR_OF, r"in \g<year>"),
    (_SO_MANY_OVER, r"carried \g<way> \g<many> \g<what>"),
    (_THE_PLACE_ITSELF, r"\g<did> it"),
    (_WHOSE_REQUESTS, r"\g<who> with \g<what>"),
    (_ACCOUNTS_FOR, r"what share of \g<what> was \g<who>'s"),
    (_WHO_LACKS, "which agencies have no report"),
    (_WITHOUT_TABLE, _lacking_table),
    (_NOT_ADDING_UP, "which reports have inconsistent sums"),
    (_A_GAP, ", which years are missing"),
    (_RANK_WITHIN, _place_in),
    (_HALVED, "fell by 50%"),
    (_MOVED_PER_CENT, r"\g<moved> by \g<share>"),
    (_BY_A_FRACTION, _by_so_much),
    (_OF_EVERY_HUNDRED, r"\g<ahead>what percentage of \g<whole> \g<part>"),
    (_SAME_YEARS, "what about "),
    (_WRITING_ON, ""),
    (_FIRST_OF_ALL, r"\g<what>, "),
    (_NO_MORE_NEWS, "unsubscribe me"),
    (_WITHOUT_APOSTROPHE, _with_apostrophe),
    (_YEAR_SPELLED, _year),
    (_ROUND, lambda found: _ROUNDS[found["size"].lower()]),
    (_TURNED, _in_order),
    (_BESIDE, r"compare \g<who>"),
    (_BEST, "with the most"),
    (_RATIO_OF, r"\g<top> divided by \g<bottom>"),
    (_RATIO_BEHIND, r"\g<top> divided by \g<bottom>"),
    (_PART_OF_ALL, " share "),
    (_LOCATED, r"address of \g<who> "),
    (_NO_PERSONS, r"\g<be> other than natural persons"),
    (_NEW_AND_OLD, "new requests "),
    (_EQUAL, r"does \g<sum> add up to "),
    (_FROM_YEAR_BEFORE, _in_report_of),
    (_YEAR_BEFORE, r"\g<beside> the previous year"),
    (_ROLLED, r"carried over into \g<year>"),
    (_HOW_IT_MOVED, r"trend of \g<what>"),
    (_SINCE_WHEN, "in which years did"),
    (_CUT_MOST, r"had the largest decrease in \g<what>"),
    (_RAISED_MOST, r"had the largest increase in \g<what>"),
    (_RESULTS_NAMED, r"\g<whose>:"),
    (_EACH_BEHIND, _without_each),
    (_TABLE_NOT_TEXT, ""),
    (_HALL, r"\g<level> government"),
    (_FINES, "penalties"),
    (_REFUSALS_ISSUED, r"\g<what>\g<between>have"),
    (_I_MEAN, r"\g<what> in \g<year>"),
    (_PROVINCE_IN_BRACKETS, r"\g<province> \g<place> "),
    (_WHAT_IT_ADDS_UP_TO, r"\g<what> in total"),
    (_COMMAS_OF_AN_OFFICE, lambda found: found.group().replace(",", "")),
    (_DECLINED, "denied"),
    (_YEAR_MINUS_YEAR, r"change from \g<earlier> to \g<later>"),
    (_OUTNUMBERED, "had more than"),
    (_WHEN_IT_ENDED, r"at the end of \g<year>"),
)
