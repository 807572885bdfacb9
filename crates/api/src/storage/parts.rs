//! What a part of a Word document does beside being read.

use domain::problem::FieldCode;
use roxmltree::{Document, Error};

use super::elsewhere::is_elsewhere;

/// Folders of what another program opens: documents inside the document, and controls.
const FOREIGN: [&str; 2] = ["word/embeddings/", "word/activex/"];
/// Ends of the names of macros.
const MACROS: [&str; 2] = ["vbaproject.bin", "vbadata.xml"];
/// Kinds of relations to what runs or brings along something else. Of the others only links may lead elsewhere.
const ACTIVE: [&str; 6] = ["oleObject", "package", "control", "activeXControlBinary", "vbaProject", "aFChunk"];

/// Whether its content has to be looked at.
pub(super) fn is_told_by_content(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// Refuses what acts, by its name.
pub(super) fn check_name(name: &str) -> Result<(), FieldCode> {
    let name = name.to_ascii_lowercase();
    let acts = FOREIGN.iter().any(|folder| name.starts_with(folder)) || MACROS.iter().any(|end| name.ends_with(end));
    if acts { Err(FieldCode::FileActive) } else { Ok(()) }
}

/// Refuses what acts, by its content.
pub(super) fn check_content(name: &str, content: &[u8]) -> Result<(), FieldCode> {
    // Letters of two bytes have a zero each; nothing else has any.
    let plain: Vec<u8> = content.iter().copied().filter(|byte| *byte != 0).collect();
    let text = String::from_utf8_lossy(&plain);
    // No program writes these into a document: they are there to make whoever reads it fetch something.
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(FieldCode::FileActive);
    }
    let acts = if name.to_ascii_lowercase().ends_with(".rels") { relates(&text)? } else { commands(&text) };
    if acts { Err(FieldCode::FileActive) } else { Ok(()) }
}

/// Whether a part has a relation to what acts, or to something elsewhere that is fetched without being asked.
fn relates(text: &str) -> Result<bool, FieldCode> {
    let text = text.trim_start_matches('\u{feff}');
    let relations = Document::parse(text).map_err(|error| match error {
        Error::DtdDetected => FieldCode::FileActive,
        _ => FieldCode::FileBroken,
    })?;
    Ok(relations.descendants().filter(|node| node.tag_name().name() == "Relationship").any(|relation| {
        let kind = relation.attribute("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default();
        let fetched = relation.attribute("TargetMode") == Some("External") && kind != "hyperlink";
        ACTIVE.contains(&kind) || (fetched && relation.attribute("Target").is_none_or(is_elsewhere))
    }))
}

/// Whether a field of the text gives another program a command (DDE). Its words may be scattered over many elements.
fn commands(text: &str) -> bool {
    let is_command = |field: &str| {
        let field = field.trim_start();
        field.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("dde"))
    };
    let simple = || text.split(":instr=\"").skip(1).any(is_command);
    let scattered = |field: &str| {
        let words = field.split(":instrText").skip(1).step_by(2);
        words.filter_map(|words| words.split_once('>')?.1.split('<').next()).collect::<String>()
    };
    simple() || text.split("fldCharType=\"begin\"").skip(1).any(|field| is_command(&scattered(field)))
}

#[cfg(test)]
mod tests {
    use domain::problem::FieldCode;

    use super::{check_content, check_name};

    fn relation(kind: &str, target: &str, mode: &str) -> Result<(), FieldCode> {
        let text = format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://example.org/relationships/{kind}\" Target=\"{target}\"{mode}/></Relationships>"
        );
        check_content("word/_rels/document.xml.rels", text.as_bytes())
    }

    /// Of G9.2.8: links stay, and what leads to the writer's own disk; what is fetched, or opened by another program, does not.
    #[test]
    fn what_a_document_may_have_beside_it() {
        let external = " TargetMode=\"External\"";
        for (kind, target, mode) in [
            ("hyperlink", "https://example.org", external),
            ("attachedTemplate", "file:///C:\\Templates\\cv.dotx", external),
            ("image", "media/image1.png", ""),
        ] {
            assert_eq!(relation(kind, target, mode), Ok(()), "{kind}");
        }
        for (kind, target, mode) in [
            ("attachedTemplate", "https://example.org/cv.dotm", external),
            ("image", "https://example.org/seen.png", external),
            ("image", "\\\\server\\share\\seen.png", external),
            ("oleObject", "embeddings/oleObject1.bin", ""),
            ("aFChunk", "afchunk.mht", ""),
        ] {
            assert_eq!(relation(kind, target, mode), Err(FieldCode::FileActive), "{kind}");
        }
        assert_eq!(check_name("word/Embeddings/oleObject1.bin"), Err(FieldCode::FileActive));
        assert_eq!(check_name("word/vbaProject.bin"), Err(FieldCode::FileActive));
        assert_eq!(check_name("word/media/image1.png"), Ok(()));
    }

    /// Of G9.2.8.
    #[test]
    fn fields_that_give_commands_are_found_however_they_are_written() {
        for text in [
            "<w:fldSimple w:instr=\" DDEAUTO c:\\\\a\"/>",
            "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>D</w:instrText><w:b/><w:instrText xml:space=\"preserve\">DE x</w:instrText>",
            "<!DOCTYPE a SYSTEM \"http://example.org\"><a/>",
            "<\0!\0D\0O\0C\0T\0Y\0P\0E\0 \0a\0>\0",
        ] {
            assert_eq!(check_content("word/document.xml", text.as_bytes()), Err(FieldCode::FileActive), "{text}");
        }
        for text in [
            "<w:fldSimple w:instr=\" PAGE \"/>",
            "<w:fldChar w:fldCharType=\"begin\"/><w:instrText> HYPERLINK \"https://dde.example.org\" </w:instrText>",
            "<w:t>DDE</w:t>",
        ] {
            assert_eq!(check_content("word/document.xml", text.as_bytes()), Ok(()), "{text}");
        }
    }
}
