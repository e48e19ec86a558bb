//! Writes the project of a spec to a folder: `cargo run -p isekai-codegen --example emit -- SPEC.json FOLDER`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [spec, folder] = arguments.as_slice() else { return Err("usage: emit SPEC.json FOLDER".into()) };
    let spec: isekai_codegen::AppSpec = serde_json::from_str(&fs::read_to_string(spec)?)?;
    for (path, content) in isekai_codegen::compile(&spec)?.files {
        let path = Path::new(folder).join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}
