//! Built for a sandbox by the isolation corpus: `probe NAME [ARGUMENTS]` tries one thing and prints what came of it: `errno N` (0: it
//! worked), `count N` (how many it got), or words. For x86-64, whose system calls it knows by number; without dependencies, so that
//! one call of the compiler makes it.

mod calls;
mod files;
mod identity;
mod needed;
mod resources;
mod sockets;
mod sys;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().map_or("", String::as_str);
    let path = arguments.get(1).map_or("", String::as_str);
    let most: usize = arguments.last().and_then(|most| most.parse().ok()).unwrap_or(0);
    let errno = match name {
        "needed" => return needed::try_all(),
        "dirty_pipe" => return files::dirty_pipe(path),
        "dirty_cow" => return files::dirty_cow(path),
        "forks" => return resources::forks(most),
        "threads" => return resources::threads(most),
        "memory" => return resources::memory(most),
        "memfd" => return resources::memfd(most),
        "inodes" => return resources::inodes(path, most),
        "descriptors" => return resources::descriptors(most),
        "spin" => return resources::spin(),
        "zombies" => return resources::zombies(most),
        _ => calls::attempt(name).or_else(|| sockets::attempt(name)).or_else(|| identity::attempt(name)),
    };
    match errno {
        Some(errno) => println!("errno {errno}"),
        None => println!("there is no attempt {name}"),
    }
}
