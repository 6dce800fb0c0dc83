//! Folders and files, for whoever writes them: what the system may refuse, and what has to hold after the power has failed.
//!
//! In: paths and bytes. Out: files on the disk, or a [`Trouble`] with the system's own error.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::fields::{Label, label};
use crate::trouble::Trouble;

// What the system may refuse.
pub(crate) const CREATE: Label = label("创建", "create");
pub(crate) const RESOLVE: Label = label("定位", "resolve");
pub(crate) const LOOK_AT: Label = label("查看", "look at");
pub(crate) const READ: Label = label("读取", "read");
pub(crate) const KEEP: Label = label("保留", "keep");
pub(crate) const WRITE: Label = label("写入", "write");
pub(crate) const OPEN: Label = label("打开", "open");
pub(crate) const LOCK: Label = label("锁定", "lock");
pub(crate) const REMOVE: Label = label("删除", "remove");
pub(crate) const SWITCH: Label = label("换上新网站，替换", "put the new site in the place of");
pub(crate) const SETTLE: Label = label("确保存盘", "bring safely to the disk");

/// The whole path of a folder that is to hold a site; refuses the root and what has no name.
pub(crate) fn absolute(output: &Path) -> Result<PathBuf> {
    let output = std::path::absolute(output).with_context(|| Trouble::cannot(RESOLVE, output))?;
    if output.file_name().is_none() || output.parent().is_none() {
        bail!(Trouble::NotAnOutput(output));
    }
    Ok(output)
}

/// Whether something has the name, be it a link that leads nowhere.
pub(crate) fn exists(path: &Path) -> Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| Trouble::cannot(LOOK_AT, path)),
    }
}

/// A text file; nothing when there is none.
pub(crate) fn read_if_there(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| Trouble::cannot(READ, path)),
    }
}

/// Removes whatever has the name, if anything has.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let gone = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => Err(error),
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    };
    gone.with_context(|| Trouble::cannot(REMOVE, path))
}

/// Removes all that stands in a folder.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    for entry in WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name() {
        remove(entry.with_context(|| Trouble::cannot(READ, folder))?.path())?;
    }
    Ok(())
}

/// Writes a file that does not exist yet, readable for a web server whatever the umask, and waits until the disk has it.
pub(crate) fn write_and_settle(path: &Path, bytes: &[u8]) -> Result<()> {
    let open = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = open.with_context(|| Trouble::cannot(CREATE, path))?;
    let written = file.write_all(bytes).and_then(|()| let_read(&file, 0o644));
    written.with_context(|| Trouble::cannot(WRITE, path))?;
    file.sync_all().with_context(|| Trouble::cannot(SETTLE, path))
}

/// Makes a folder that a web server can read whatever the umask.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    let made = fs::create_dir(path).and_then(|()| let_read(&File::open(path)?, 0o755));
    made.with_context(|| Trouble::cannot(CREATE, path))
}

/// Waits until the disk has the names in a folder.
pub(crate) fn settle_folder(path: &Path) -> Result<()> {
    // Other systems than those of the Unix family cannot open a folder, nor do they promise anything of its names.
    if cfg!(unix) {
        let settled = File::open(path).and_then(|folder| folder.sync_all());
        settled.with_context(|| Trouble::cannot(SETTLE, path))?;
    }
    Ok(())
}

/// Whether a web server can read a file, and nobody else than its owner can write it.
pub(crate) fn is_readable_by_all(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file() && has_mode(&metadata, 0o644))
}

#[cfg(unix)]
fn has_mode(metadata: &fs::Metadata, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o7777 == mode
}

#[cfg(not(unix))]
fn has_mode(_: &fs::Metadata, _: u32) -> bool {
    true
}

#[cfg(unix)]
fn let_read(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn let_read(_: &File, _: u32) -> io::Result<()> {
    Ok(())
}

/// Makes a symbolic link.
#[cfg(unix)]
pub(crate) fn link(target: &Path, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

/// Makes a symbolic link.
#[cfg(not(unix))]
pub(crate) fn link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Exchanges two names in one step.
#[cfg(target_os = "linux")]
pub(crate) fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

/// Exchanges two names in one step.
#[cfg(not(target_os = "linux"))]
pub(crate) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Free space for whoever is not the superuser.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Space {
    /// Bytes.
    pub(crate) free: u64,
    /// Bytes of the smallest piece that a file takes.
    pub(crate) block: u64,
}

/// The free space where a folder lies; nothing where the system does not say.
#[cfg(unix)]
pub(crate) fn space(folder: &Path) -> Option<Space> {
    let found = rustix::fs::statvfs(folder).ok()?;
    let block = found.f_frsize.max(1);
    Some(Space { free: found.f_bavail.saturating_mul(block), block })
}

/// The free space where a folder lies; nothing where the system does not say.
#[cfg(not(unix))]
pub(crate) fn space(_: &Path) -> Option<Space> {
    None
}

/// Lets the system forget what it keeps of a file in memory, so that the next read comes from the disk. No more than a wish.
#[cfg(target_os = "linux")]
pub(crate) fn forget(file: &File) {
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

/// Lets the system forget what it keeps of a file in memory, so that the next read comes from the disk. No more than a wish.
#[cfg(not(target_os = "linux"))]
pub(crate) fn forget(_: &File) {}

/// Whether the file system has no such thing as was asked for: links, or an exchange of names.
pub(crate) fn is_unsupported(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, InvalidInput, Unsupported};
    // Without links FAT says that it is not permitted, which is another number than that of missing rights.
    let is_not_permitted = cfg!(unix) && error.raw_os_error() == Some(1);
    is_not_permitted || matches!(error.kind(), Unsupported | InvalidInput | CrossesDevices)
}

/// Whether a failure came from a disk, or a share of it, that is full.
pub(crate) fn is_full(error: &anyhow::Error) -> bool {
    let kind = error.root_cause().downcast_ref::<io::Error>().map(io::Error::kind);
    matches!(kind, Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded))
}
