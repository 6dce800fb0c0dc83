//! All integration tests in one program, because linking is the slow part.
//!
//! What goes where:

#[path = "problems.rs"]
mod problems; // one fixture per problem code, fifty mistakes at once, hostile files
mod documents; // content/README.md and themes/README.md say what the code says
mod pages; // links, anchors, policy, published facts and the HTML validator on every page
#[path = "sites/offices/test.rs"]
mod sites_offices; // what is for offices only never reaches a public site
mod pipeline; // deals and the reserve, worked by hand, and that the sample's ledgers add up
#[path = "release.rs"]
mod release; // steps of two offices, seals, the chain, corrections
mod special; // special reports: what moved, and that monthly bulletins do not see them
mod figures; // the sample: public facts, figures worked out independently, sums that must agree; laws of random campaigns
#[path = "sites/second/test.rs"]
mod sites_second; // an unrelated campaign whose every figure is worked by hand
#[path = "sites/tongues/test.rs"]
mod sites_tongues; // the same campaign in two languages: counterparts, switch, prose, and no word left in the other
mod meetings; // decisions and findings followed, management rules
mod assessment; // deductions, red and black lists, boards of units
mod approvals; // approvals, exemptions, supervision, register: by hand on the second campaign, sums over the sample
mod duty; // what actions, units and leaders answer for
mod sets; // sets that projects enter and leave, and money by kind
mod wall; // the wall chart of milestones
mod compare; // two bulletins beside each other, worked by hand on the second campaign
mod why; // where a number comes from: sums written out, rows that close, links that lead there
mod turning; // the very day on which something turns, and the end of a year
mod words; // both languages have every word that a template asks for, and no other
mod architecture; // who may use whom, heads and sizes of files, no city and no year in the code
mod report; // the campaign report: targets, places and finishes from the first bulletin to the last
mod themes; // a theme of one's own: one file changed, the rest kept; the second theme builds both campaigns
mod browser; // the sample in headless Chromium: phone, disk, policy, keyboard, search, paper
mod charts; // charts at addresses of their own: figures by hand, the image alone, the page for frames
mod portal; // tags, breadcrumb, metadata and QR codes for a government portal
mod data; // open data: every format says what the pages say
mod cli; // what a user types and sees
mod archiving; // bundles: the same everywhere, accepted by foreign validators, replayed, checked with coreutils alone
mod tampering; // what is done to bundles and sites, each named by its code; harmless changes that raise no alarm
mod search; // how many bytes the search index has and how many stand before the first result
mod reproducible; // other machine, zone, locale, order and threads: same bytes
mod support; // a project in a temporary folder and the real program run on it
mod writing; // the output folder: one step, never mixed, never at the cost of others' files
mod publishing; // a published folder: whole at any kill, error, read and race; never at the cost of others' files
