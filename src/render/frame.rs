//! What pages share: the doors above and the foot below, which are the same on all pages of one room.
//!
//! In: the frame of a page. Out: two pieces of safe markup, rendered by the theme's templates when the first page asks for them and
//! kept for the others. Which page that is makes no difference: the templates see nothing else of it.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use tera::{Context, Tera, Value};

use crate::render::pages::{self, Scene};
use crate::render::view::PageView;

/// The pieces by what they depend on.
#[derive(Default)]
pub(super) struct Frames(RwLock<BTreeMap<Key, Frame>>);

/// Root, door, room, path, and whether the issue is an older one.
type Key = (String, &'static str, &'static str, String, bool);

/// The finished markup.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) doors: Value,
    pub(super) foot: Value,
}

impl Frames {
    /// The pieces for a page; `shared` holds what every template sees.
    pub(super) fn of(
        &self,
        scene: &Scene<'_>,
        page: &PageView,
        shared: &Context,
        tera: &Tera,
    ) -> tera::TeraResult<Frame> {
        let key = (page.root.clone(), page.door, page.room, pages::marked_path(page).to_owned(), page.newer.is_some());
        // What is kept is whole: a page that failed has put nothing in.
        if let Some(frame) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(frame.clone());
        }
        let mut context = shared.clone();
        context.insert("frame", &pages::frame_view(scene, page));
        let doors = Value::safe_string(&tera.render("doors.html", &context)?);
        let foot = Value::safe_string(&tera.render("foot.html", &context)?);
        let frame = Frame { doors, foot };
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, frame.clone());
        Ok(frame)
    }
}
