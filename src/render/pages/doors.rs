//! The map of the site: five doors, and behind each the rooms that a reader finds there.
//!
//! A reader never chooses among twenty entries: what has no room is found from where it belongs, a project from its county, a
//! decision from the problem it answers. ARCHITECTURE.md shows the whole map.

use crate::render::view::{DoorView, RoomView};
use crate::route::Route;

/// A door and its rooms, the first of which it opens on.
struct Door {
    id: &'static str,
    rooms: &'static [Room],
}

/// A second-level entry: where it leads, and which kinds of pages stand in it.
struct Room {
    id: &'static str,
    path: &'static str,
    kinds: &'static [&'static str],
}

const fn room(id: &'static str, path: &'static str, kinds: &'static [&'static str]) -> Room {
    Room { id, path, kinds }
}

/// The words of doors and rooms stand in the theme as `door_…` and `room_…`.
const DOORS: [Door; 5] = [
    Door {
        id: "bulletin",
        rooms: &[
            room("bulletin", "latest/index.html", &["bulletin", "why"]),
            room("report", "report.html", &["report"]),
            room(ARCHIVE, "archive.html", &["archive", "special", "compare"]),
            room("data", "data.html", &["data"]),
        ],
    },
    Door { id: "rankings", rooms: &[room("rankings", "latest/rankings.html", &["rankings"])] },
    Door {
        id: "targets",
        rooms: &[
            room("targets", "latest/targets.html", &["targets"]),
            room("actions", "actions/index.html", &["actions", "action"]),
        ],
    },
    Door {
        id: "projects",
        rooms: &[
            room("projects", "projects/index.html", &["projects", "project", "set", "fund"]),
            room("counties", "counties/index.html", &["counties", "county"]),
            room("lists", "latest/lists.html", &["lists"]),
            room("wall", "wall/index.html", &["walls", "wall"]),
            room("supervision", "supervision/index.html", &["supervisions", "supervision"]),
            room("approvals", "approvals/index.html", &["approvals", "approval"]),
            room("entry", "entry.html", &["entries", "entry"]),
            room("attraction", "attraction/index.html", &["attraction", "deals"]),
            room("reserve", "reserve/index.html", &["reserves", "reserve"]),
            room("finance", "finance.html", &["finance"]),
        ],
    },
    Door {
        id: "duty",
        rooms: &[
            room("problems", "latest/problems.html", &["problems"]),
            room("units", "units/index.html", &["units", "unit"]),
            room("leaders", "leaders/index.html", &["leaders", "leader"]),
            room("meetings", "meetings/index.html", &["meetings", "meeting"]),
            room("inspections", "inspections/index.html", &["inspections", "inspection"]),
        ],
    },
];

/// Older issues stand behind the first door, in this room.
const ARCHIVE: &str = "archive";

/// The doors and rooms whose pages exist; `routes` are in the order of paths.
pub(super) fn doors(routes: &[Route]) -> Vec<DoorView> {
    let exists = |path: &str| routes.binary_search_by(|route| route.path.as_str().cmp(path)).is_ok();
    let rooms = |door: &Door| -> Vec<RoomView> {
        let there = door.rooms.iter().filter(|room| exists(room.path));
        there.map(|room| RoomView { id: room.id, path: room.path }).collect()
    };
    DOORS.iter().map(|door| DoorView { id: door.id, rooms: rooms(door) }).collect()
}

/// The door and the room of a kind of page; empty for pages outside them.
pub(super) fn of_kind(kind: &str, is_older_issue: bool) -> (&'static str, &'static str) {
    let wanted = if is_older_issue { ARCHIVE } else { kind };
    let all = DOORS.iter().flat_map(|door| door.rooms.iter().map(move |room| (door.id, room)));
    let mut found = all.filter(|(_, room)| room.kinds.contains(&wanted));
    found.next().map_or(("", ""), |(door, room)| (door, room.id))
}

/// Whether a room leads to this address.
pub(super) fn is_room(path: &str) -> bool {
    DOORS.iter().flat_map(|door| door.rooms).any(|room| room.path == path)
}
