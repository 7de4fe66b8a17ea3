//! ZIP archives that no honest program writes: every field of them can lie.

use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Packs bytes with deflate: the raw stream and its check sum.
pub(crate) fn deflate(bytes: &[u8]) -> (Vec<u8>, u32) {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("a", options).unwrap();
    writer.write_all(bytes).unwrap();
    let archive = writer.finish().unwrap().into_inner();
    let mut read = ZipArchive::new(std::io::Cursor::new(&archive)).unwrap();
    let member = read.by_index(0).unwrap();
    let start = usize::try_from(member.data_start().unwrap()).unwrap();
    let length = usize::try_from(member.compressed_size()).unwrap();
    (archive[start..start + length].to_vec(), member.crc32())
}

/// A member as the archive tells of it, which need not be so.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) name: Vec<u8>,
    pub(crate) packed: Vec<u8>,
    pub(crate) crc: u32,
    pub(crate) size: u32,
    pub(crate) packed_size: u32,
    pub(crate) method: u16,
    /// The rights of a file on Unix, shifted as ZIP keeps them.
    pub(crate) attributes: u32,
    /// Where the list says it lies; `None`: where it lies.
    pub(crate) offset: Option<u32>,
}

impl Member {
    pub(crate) fn new(name: impl AsRef<[u8]>, bytes: &[u8]) -> Self {
        let (packed, crc) = deflate(bytes);
        let packed_size = u32::try_from(packed.len()).unwrap();
        Self {
            name: name.as_ref().to_vec(),
            packed,
            crc,
            size: u32::try_from(bytes.len()).unwrap(),
            packed_size,
            method: 8,
            attributes: 0,
            offset: None,
        }
    }

    /// Not packed, as the first member of an ODT must be.
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        let length = u32::try_from(bytes.len()).unwrap();
        Self { packed: bytes.to_vec(), packed_size: length, method: 0, ..Self::new(name, bytes) }
    }
}

/// The archive of these members.
pub(crate) fn archive(members: &[Member]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut list = Vec::new();
    for member in members {
        let lies_at = u32::try_from(out.len()).unwrap();
        out.extend_from_slice(b"PK\x03\x04\x14\0\0\x08");
        head(&mut out, member);
        out.extend_from_slice(&member.name);
        out.extend_from_slice(&member.packed);
        list.extend_from_slice(b"PK\x01\x02\x14\x03\x14\0\0\x08");
        head(&mut list, member);
        list.extend_from_slice(&[0; 6]);
        list.extend_from_slice(&member.attributes.to_le_bytes());
        list.extend_from_slice(&member.offset.unwrap_or(lies_at).to_le_bytes());
        list.extend_from_slice(&member.name);
    }
    let list_at = u32::try_from(out.len()).unwrap();
    let count = u16::try_from(members.len() % 65_536).unwrap().to_le_bytes();
    out.extend_from_slice(&list);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count);
    out.extend_from_slice(&count);
    out.extend_from_slice(&u32::try_from(list.len()).unwrap().to_le_bytes());
    out.extend_from_slice(&list_at.to_le_bytes());
    out.extend_from_slice(&[0; 2]);
    out
}

/// What stands in both places, from the method to the lengths of name and extra field.
fn head(out: &mut Vec<u8>, member: &Member) {
    out.extend_from_slice(&member.method.to_le_bytes());
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&member.crc.to_le_bytes());
    out.extend_from_slice(&member.packed_size.to_le_bytes());
    out.extend_from_slice(&member.size.to_le_bytes());
    out.extend_from_slice(&u16::try_from(member.name.len()).unwrap().to_le_bytes());
    out.extend_from_slice(&[0; 2]);
}
