//! Bytes on their way in, piece by piece: on disk, never in the open, and under no name.
//!
//! Each piece is sealed under a key that exists in this process's memory alone, in a file that has no name any more once
//! it is open. Whatever ends the process, or the upload, leaves nothing that anyone could read. What came whole is then
//! archived as a blob, or dropped.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::crypto::{Key, Random, SEAL_BYTES, draw, hex, place};
use crate::error::StoreError;

const PIECE_BYTES: usize = 256 * 1024;

/// Bytes that are arriving, and then wait to be taken.
pub struct Spool<R> {
    file: File,
    path: PathBuf,
    key: Key,
    random: R,
    /// What does not make a whole piece yet.
    open: Vec<u8>,
    pieces: u64,
    length: u64,
}

impl<R: Random> Spool<R> {
    /// Begins, in this folder.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn begin(folder: &Path, mut random: R) -> Result<Self, StoreError> {
        let path = folder.join(format!("arriving-{}.part", hex(&draw::<16>(&mut random))));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(StoreError::io("make", &path))?;
        // Where the system allows it the file loses its name now; elsewhere when it is dropped.
        drop(std::fs::remove_file(&path));
        let key = Key::random(&mut random);
        Ok(Self { file, path, key, random, open: Vec::new(), pieces: 0, length: 0 })
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.length += bytes.len() as u64;
        self.open.extend_from_slice(bytes);
        while self.open.len() >= PIECE_BYTES {
            let rest = self.open.split_off(PIECE_BYTES);
            let whole = std::mem::replace(&mut self.open, rest);
            self.put(&whole)?;
        }
        Ok(())
    }

    /// How many bytes came so far.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// All that came, at once.
    ///
    /// # Errors
    /// When the disk fails, or what is there is not what was put there.
    pub fn whole(&mut self) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.length).unwrap_or_default());
        self.file.seek(SeekFrom::Start(0)).map_err(StoreError::io("read", &self.path))?;
        let mut sealed = vec![0; PIECE_BYTES + SEAL_BYTES];
        for number in 0..self.pieces {
            self.file.read_exact(&mut sealed).map_err(StoreError::io("read", &self.path))?;
            let piece = self.key.open(&place_of(number), &sealed);
            let piece = piece
                .ok_or_else(|| StoreError::corrupt("what arrived was changed on the disk".to_owned()))?;
            bytes.extend_from_slice(&piece);
        }
        bytes.extend_from_slice(&self.open);
        Ok(bytes)
    }

    fn put(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        let sealed = self.key.seal(&mut self.random, &place_of(self.pieces), piece);
        self.file.write_all(&sealed).map_err(StoreError::io("write", &self.path))?;
        self.pieces += 1;
        Ok(())
    }
}

impl<R> Drop for Spool<R> {
    fn drop(&mut self) {
        // Fails where it has no name any more, which is as it should be.
        drop(std::fs::remove_file(&self.path));
    }
}

fn place_of(number: u64) -> Vec<u8> {
    place("amparo/arriving/v1", &[&number.to_le_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(u8);

    impl Random for Counting {
        fn fill(&mut self, bytes: &mut [u8]) {
            for byte in bytes {
                self.0 = self.0.wrapping_add(1);
                *byte = self.0;
            }
        }
    }

    #[test]
    fn what_came_in_pieces_is_given_whole_and_leaves_nothing_in_the_folder() {
        let folder = tempfile::tempdir().expect("tests have a folder for files");
        for length in [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES + 7] {
            let sent: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).expect("below 251")).collect();
            let mut spool = Spool::begin(folder.path(), Counting(0)).expect("room");
            for piece in sent.chunks(70_001) {
                spool.take(piece).expect("room");
            }
            assert_eq!(spool.length(), length as u64);
            assert_eq!(spool.whole().expect("it is there"), sent, "{length} bytes");
            assert_eq!(spool.whole().expect("it is there"), sent, "{length} bytes, once more");
            drop(spool);
            assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0, "{length} bytes");
        }
    }

    #[cfg(unix)]
    #[test]
    fn while_it_arrives_nothing_can_be_read_from_the_disk() {
        let folder = tempfile::tempdir().expect("tests have a folder for files");
        let mut spool = Spool::begin(folder.path(), Counting(9)).expect("room");
        spool.take(&vec![b'a'; 2 * PIECE_BYTES]).expect("room");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0, "it has no name");
        let mut written = Vec::new();
        spool.file.seek(SeekFrom::Start(0)).expect("a file");
        spool.file.read_to_end(&mut written).expect("a file");
        assert_eq!(written.len(), 2 * (PIECE_BYTES + SEAL_BYTES));
        assert!(!written.windows(8).any(|window| window == b"aaaaaaaa"));
    }
}
