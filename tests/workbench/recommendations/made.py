"""Made-up reports and their answers, in the layouts that committees, auditors, inspectors and governments use."""

SENEDD_REPORT = """publisher: Senedd Cymru
date: 2023-03-02
kind: committee report
title: Shelter for all: homelessness among care leavers
---
# Shelter for all: homelessness among care leavers

## Recommendations

Recommendation 1. The Welsh Government should publish a duty on corporate parents to find a home for every care leaver.

Recommendation 2. The Welsh Government should fund two more personal advisers in each council by April 2024.

Recommendation 3. Local authorities should report each quarter how many care leavers are without a home.

## 1. What we heard

12. Young people told us that nobody answered the telephone.

Recommendation 1 has been asked for before, by the Children's Commissioner.
"""

SENEDD_RESPONSE = """publisher: Welsh Government
date: 2023-05-20
kind: government response
title: Welsh Government response to the report Shelter for all: homelessness among care leavers
---
# Written response by the Welsh Government to Shelter for all: homelessness among care leavers

We welcome the report.

## Recommendation 1

The Welsh Government should publish a duty on corporate parents to find a home for every care leaver.

Response: Accept in principle

We agree that no young person should leave care for the street. A charter is being drafted.

Financial implications: none.

## Recommendation 2

The Welsh Government should fund two more personal advisers in each council by April 2024.

Response: Reject

The settlement leaves it to each council how many advisers it employs.

## Recommendation 3

Local authorities should report each quarter how many care leavers are without a home.

Response: Accept

Officials will ask for the figures from July.
"""

AUDIT_REPORT = """publisher: Audit Wales
date: 2022-09-15
kind: audit report
authority: Gwynedd
title: Review of the home care service, Gwynedd Council
---
# Review of the home care service

## Recommendations

R1 Set out in the contract how often a carer may be late and what follows from it.

R2 Agree with the health board who pays for visits at night, and write it down.

R3 Publish the waiting list for home care on the Council's website every month.
"""

AUDIT_RESPONSE = """publisher: Gwynedd Council
date: 2022-11-08
kind: action plan
authority: Gwynedd
title: Management response to the review of the home care service
---
# Management response

| Ref | Response | Action | By when |
|---|---|---|---|
| R1 | Accepted | New contracts carry a limit of thirty minutes | March 2023 |
| R2 | Partially accepted | Talks with the board are under way | June 2023 |
| R3 | Not accepted | The list would name streets with one resident | n/a |
"""

WELSH_REPORT = """publisher: Estyn
date: 2021-02-01
kind: inspection report
authority: Ceredigion
language: cy
title: Arolygiad o wasanaethau addysg Cyngor Ceredigion
---
# Arolygiad o wasanaethau addysg

## Argymhellion

Argymhelliad 1: Gwella presenoldeb disgyblion yn yr ysgolion uwchradd

Argymhelliad 2: Cryfhau'r trefniadau ar gyfer craffu ar wasanaethau ieuenctid
"""

WELSH_RESPONSE = """publisher: Cyngor Sir Ceredigion
date: 2021-04-12
kind: action plan
authority: Ceredigion
language: cy
title: Ymateb y cyngor i arolygiad o wasanaethau addysg
---
# Ymateb y cyngor i arolygiad o wasanaethau addysg

## Argymhelliad 1

Gwella presenoldeb disgyblion yn yr ysgolion uwchradd

Ymateb: Derbyn

Bydd swyddogion lles yn ymweld â phob ysgol.

## Argymhelliad 2

Cryfhau'r trefniadau ar gyfer craffu ar wasanaethau ieuenctid

Ymateb: Derbyn mewn egwyddor

Bydd y pwyllgor yn ystyried hyn yn yr hydref.
"""

SELECT_REPORT = """publisher: Winter Roads Commission
date: 2020-06-10
kind: public inquiry report
title: The report of the Winter Roads Commission
---
# The report of the Winter Roads Commission

The Winter Roads Commission sat for a year. The Winter Roads Commission heard forty people.
The Winter Roads Commission thanks them all.

## Conclusions and recommendations

1. The Department should keep salt for twelve days of frost in every depot.

2. Councils should tell bus companies each morning which roads were gritted, by telephone and on their websites:

(a) on school days, before the first bus;

(b) on other days, by eight.

3. The Met Office should give each council a forecast of its own.

4. The Minister should lay a yearly statement on winter roads before Parliament.
"""

SELECT_RESPONSE = """publisher: UK Government
date: 2020-12-01
kind: government response
title: Government response to the report of the Winter Roads Commission
---
# Government response to the report of the Winter Roads Commission

The Government is grateful to the Commission. The Government accepts recommendations 1 and 3 in full.

Recommendation 2(a) is accepted. The Government agrees in part with recommendation 2(b), since weekend services differ.

The Government does not accept recommendation 4: the present statement on roads already covers the winter.
"""

FORCE_REPORT = """publisher: HMICFRS
date: 2019-05-01
kind: inspection report
title: Child protection inspection of Westshire Police
---
# Child protection inspection

## Cause of concern

Children are held in cells overnight far too often.

## Recommendations

By 30 September 2019, the force should:

- record why each child was held and who was told;
- agree with the council where a child can be taken at night.

## Areas for improvement

- The force should make sure that officers listen to children.
- The force should review how quickly it answers calls about missing children.

## Our findings

The force has improved since 2016. It should be proud of its staff.
"""

CHECK_LETTER = """publisher: Care Inspectorate Wales
date: 2022-05-04
kind: inspection letter
authority: Conwy
title: Assurance check 2022: Conwy County Borough Council
---
# Assurance check 2022

## People

Strengths

Most people said that they were listened to.

Areas for improvement

The local authority must ensure carers are offered an assessment of their own needs.

## Prevention

Strengths

Early help is easy to find.

Areas for improvement

The local authority should reduce the time that people wait for occupational therapy.

The local authority should strengthen its oversight of direct payments.
"""

ACTION_PLAN = """publisher: Conwy County Borough Council
date: 2023-01-20
kind: action plan
authority: Conwy
title: Action plan following the assurance check 2022
---
# Action plan

| Area for improvement | Action | Lead | Status |
|---|---|---|---|
| Carers to be offered an assessment of their own needs | Letters sent to all known carers | AB | Completed |
| Time that people wait for occupational therapy | Two posts advertised | CD | In progress |
"""

PROPOSALS = """publisher: Wales Audit Office
date: 2018-03-01
kind: audit report
authority: Flintshire
title: Service user perspective review, Flintshire County Council
---
# Service user perspective review

## Proposals for improvement

Exhibit 1: proposals for improvement

| Proposals for improvement |
|---|
| P1 The Council should do more to find out how tenants feel about the standard of repairs. |
| P2 The Council should tell tenants of the dates of the work at least two weeks ahead. |

## Detailed report

1. Most tenants are content with the work.

2. Some were not told of the dates.
"""

PROPOSALS_ANSWERED = """publisher: Flintshire County Council
date: 2018-06-10
kind: cabinet report
authority: Flintshire
title: Audit report on service user perspective and the Council's response
---
# Audit report on service user perspective and the Council's response

## Recommendations

1. That Cabinet notes the report.

2. That Cabinet approves the response below.

## Response to the proposals

P1 – Agreed. A survey of tenants starts in August.

P2 – Partly agreed. One week is possible, two are not.
"""

MINUTES = """publisher: Torfaen County Borough Council
date: 2020-02-11
kind: scrutiny minutes
authority: Torfaen
title: Minutes of the Education Scrutiny Committee, 11 February 2020
---
# Minutes of the Education Scrutiny Committee

## 5. School transport

Members heard from the head of service.

RESOLVED to recommend to Cabinet that the walking distance for primary pupils be kept at 1.5 miles.

The Committee recommended that the head of service report on late buses each term.

## 6. Next meeting

10 March 2020.
"""

TABLED_REPORT = """publisher: Rhyl Safeguarding Partnership
date: 2021-05-03
kind: practice review
authority: Denbighshire
title: Practice review: Child J
---
# Practice review: Child J

| Ref | Recommendation | Who | Measure |
|---|---|---|---|
| Rec 2.1 | Schools should tell the police by telephone when a child has been away overnight. | Schools | Calls |
| Rec 2.2 | Health visitors should be told of each conference a week before it is held. | The board | Letters |
| Rec 3.1 | The Partnership should hear from fathers before it closes a case. | All | Audit |
"""

TABLED_PLAN = """publisher: Rhyl Safeguarding Partnership
date: 2021-11-03
kind: action plan
authority: Denbighshire
title: Action plan: practice review of Child J
---
# Action plan

| Ref | Recommendation | Accepted? | Progress | RAG |
|---|---|---|---|---|
| Rec 2.1 | Schools should tell the police by telephone when a child has been away overnight. | Yes | In use | Green |
| Rec 2.2 | Health visitors should be told of each conference a week before it is held. | Partially | Three days | n/a |
| Rec 3.1 | The Partnership should hear from fathers before it closes a case. | No | The law forbids it | n/a |
"""

BULLETS_REPORT = """publisher: Flintshire County Council
date: 2022-04-14
kind: committee report
authority: Flintshire
title: Late Buses Task and Finish Group, final report
---
# Late Buses Task and Finish Group

## Recommendations

The Group recommends to Cabinet:

- That one page of the website tells parents which bus their child may take;
- That drivers are trained to help a child who has a seizure, and a record is kept.
"""

BULLETS_ANSWERED = """publisher: Flintshire County Council
date: 2022-06-15
kind: cabinet response
authority: Flintshire
title: Cabinet response to the Late Buses Task and Finish Group
---
# Cabinet response

| Recommendation | Response | Comment |
|---|---|---|
| That one page of the website tells parents which bus their child may take. | Agreed | In September |
| That drivers are trained to help a child who has a seizure, and a record is kept. | Noted | For the firms |
"""

CORONER = """date: 2023-04-20
title: Regulation 28 report to prevent future deaths
---
# Regulation 28 report to prevent future deaths

## Coroner’s concerns

The matters of concern are as follows:

1. No one could see the notes of the hospital that the patient had left that morning.

2. The list of banned things did not say who removes them on arrival.

## Action should be taken

In my opinion action should be taken to prevent future deaths.
"""

RUNNING = """publisher: Anglesey County Council
date: 2014-06-01
kind: needs assessment
authority: Anglesey
title: Needs of young carers
---
# Needs of young carers

## 2.1 Leaders

Young carers do not know who leads.

RECOMMENDATION(S):

1) One director should answer for young carers.

2) The board should hear from them each year.

## 2.2 Schools

Teachers told us that they do not ask.

RECOMMENDATION(S):

3) Schools should name a teacher whom carers can turn to.

## 2.3 Health

4) Surgeries should record who is a young carer.
"""

MARKED_REPORT = """publisher: House of Commons
date: 2025-04-14
kind: committee report
title: Police response to the harbour riots
---
# Police response to the harbour riots

## The night

### recommendation

Harbour masters should be told within the hour of any crowd at the gates.

31. Chief constables told us that they should have acted sooner.

32. We visited two ports and spoke to their crews.

## Conclusions and recommendations

### Warning

1. Police forces should have foreseen what was coming after the first night. (Conclusion, Paragraph 9)

2. Harbour masters should be told within the hour of any crowd at the gates. (Recommendation, Paragraph 9)

### Money

3. We commend the crews, who must be tired. (Conclusion, Paragraph 14)

4. The Government should pay the forces what the extra shifts cost them. (Recommendation, Paragraph 14)

5. We encourage ministers to publish a yearly count of incidents in every port. (Recommendation, Paragraph 15)
"""

MARKED_RESPONSE = """publisher: UK Government
date: 2025-07-03
kind: government response
title: Police response to the harbour riots: Government response
---
# Government response

## 1. Warning

Recommendation: Harbour masters should be told within the hour of any crowd at the gates.

Response:

The department does not believe that it is appropriate to set a time, since the coastguard already rings them.

## 2. Money

Recommendation: The Government should pay the forces what the extra shifts cost them.

Response:

The sum was settled in May, and officers met to agree a form for the claims.

Recommendation: We encourage ministers to publish a yearly count of incidents in every port.

Recommendation accepted

The first count will be laid before the House in June.
"""

REFERENCED = """publisher: Lords
date: 2025-11-04
kind: committee report
title: Tides and turbines
---
# Tides and turbines

## Costs

41. Builders told us of delays.

SUMMARY OF C ONCLUSIONS AND RECOMMENDATIONS

1. The tides here are among the strongest in the world. (Paragraph 11)

2. The Government should lease one estuary by the end of next year. (Paragraph 46)

3. Builders face four regulators, which costs them a year. (Paragraph 51)

4. One regulator must answer for each site. (Paragraph 52)

5. We urge ministers to publish what each site has paid. (Paragraph 60)

## Appendix 1: members

1. Lord Alder
"""

SUBTITLED = """date: 2026-01-20
title: A new decision on the dredging payments
---
# A new decision on the dredging payments

Response to the Ombudsman's investigation

## Equality

The duty requires a public authority to have due regard to the need to:

- put an end to unfair treatment of those who dredge by hand;
- bring together those who dredge and those who fish.
"""

POINTS = """publisher: Ofsted
date: 2024-02-23
kind: SEND inspection
authority: Conwy
title: Area SEND inspection of Conwy
---
# Area SEND inspection of Conwy

## Areas for improvement

Leaders across the partnership should hear young people when services change. This should include those at college.
Leaders across the partnership should use their figures better, to ensure that:

- nurses see what schools have written; and
- each board knows who is waiting.

Health leaders should shorten the wait for speech therapy.

## Local area partnership details

The partnership is made up of the council and the health board.
"""

REPLY_ALONE = """publisher: Conwy County Borough Council
date: 2023-06-14
kind: cabinet report
authority: Conwy
title: Cabinet response to the scrutiny review of meals on wheels
---
# Cabinet response to the scrutiny review of meals on wheels

Recommendation 1: That hot meals reach every village on five days a week. Cabinet response: Accepted.
A third van starts in May.

Recommendation 2: That a meal costs no more than four pounds. Cabinet response: Not accepted. The price of
food does not allow it.

Recommendation 3: That drivers tell the family when nobody opens the door. The Cabinet accepts this
recommendation in principle. Each driver will be given a telephone.
"""

TRACKER_ALONE = """publisher: Conwy County Borough Council
date: 2023-11-02
kind: report
authority: Conwy
title: Scrutiny recommendations tracker
---
# Scrutiny recommendations tracker

| Ref | Recommendation | Update | Status |
|---|---|---|---|
| MW/1 | That hot meals reach every village on five days a week. | A third van is on the road. | Implemented |
| LB/7 | Libraries should open on two evenings. | Staff are being asked. | In progress |
"""

AUDIT_FINDINGS = """publisher: Conwy County Borough Council
date: 2022-02-01
kind: audit report
authority: Conwy
title: Internal audit report: petty cash
---
# Internal audit report: petty cash

Finding 1: Three tins were short.

Recommendation: Each tin should be counted by two people every Friday.

Management response: Agreed. A form hangs beside each tin.

Finding 2: Receipts were missing.

Recommendation: Nobody should be paid back without a receipt.

Management response: Partially agreed. Bus fares have no receipts.
"""

ASKED_BY_MINUTES = """publisher: Conwy County Borough Council
date: 2021-09-12
kind: minutes
authority: Conwy
title: Minutes of the Harbours Overview and Scrutiny Committee
---
# Minutes of the Harbours Overview and Scrutiny Committee

RESOLVED to recommend to Cabinet:

(1) that the slipway at Deganwy is mended before Easter;

(2) that mooring fees are frozen for a year.
"""

ANSWERED_BY_MINUTES = """publisher: Conwy County Borough Council
date: 2021-10-22
kind: minutes
authority: Conwy
title: Minutes of the Cabinet
---
# Minutes of the Cabinet

The Harbours Overview and Scrutiny Committee had met on 12 September.

RESOLVED (a) to accept recommendation 1; and (b) not to accept recommendation 2, as dredging had cost more.
"""

FILES = {
    "reply-alone.md": REPLY_ALONE,
    "tracker-alone.md": TRACKER_ALONE,
    "audit-findings.md": AUDIT_FINDINGS,
    "asked-by-minutes.txt": ASKED_BY_MINUTES,
    "answered-by-minutes.md": ANSWERED_BY_MINUTES,
    "marked-report.md": MARKED_REPORT,
    "marked-response.md": MARKED_RESPONSE,
    "points.md": POINTS,
    "referenced.md": REFERENCED,
    "subtitled.md": SUBTITLED,
    "tabled-report.md": TABLED_REPORT,
    "tabled-plan.md": TABLED_PLAN,
    "bullets-report.md": BULLETS_REPORT,
    "bullets-answered.md": BULLETS_ANSWERED,
    "coroner.md": CORONER,
    "running.md": RUNNING,
    "senedd-report.md": SENEDD_REPORT,
    "senedd-response.md": SENEDD_RESPONSE,
    "audit-report.md": AUDIT_REPORT,
    "audit-response.md": AUDIT_RESPONSE,
    "estyn-adroddiad.md": WELSH_REPORT,
    "cyngor-ymateb.md": WELSH_RESPONSE,
    "commission-report.md": SELECT_REPORT,
    "commission-response.md": SELECT_RESPONSE,
    "force-report.md": FORCE_REPORT,
    "check-letter.md": CHECK_LETTER,
    "action-plan.md": ACTION_PLAN,
    "proposals.md": PROPOSALS,
    "proposals-answered.md": PROPOSALS_ANSWERED,
    "minutes.md": MINUTES,
}
