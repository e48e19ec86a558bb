use futures::{StreamExt as _, stream};
use http::{HeaderMap, HeaderValue};
use http_body_util::{BodyExt as _, StreamBody};
use proptest::prelude::*;

use super::*;

const TEXT: &str = "<S>";

/// The page as it comes out when it goes in in pieces.
fn through(pieces: &[&[u8]]) -> Vec<u8> {
    let pieces: Vec<_> = pieces.iter().map(|piece| Ok::<_, BoxError>(Bytes::copy_from_slice(piece))).collect();
    let body = Inserting::new(Body::from_stream(stream::iter(pieces)), Bytes::from_static(TEXT.as_bytes()));
    futures::executor::block_on(body.collect()).unwrap().to_bytes().to_vec()
}

fn page(page: &str) -> String {
    String::from_utf8(through(&[page.as_bytes()])).unwrap()
}

#[test]
fn it_stands_first_in_the_head() {
    for (before, after) in [
        ("<!doctype html><html><head>", "<title>x</title>"),
        ("<!DOCTYPE html>\n<HTML lang='>' x=\"a>b\" y=c\"d>\n<!-- <head> -->\n<Head data-x=\">\">", "<meta>"),
        ("\u{feff}<!doctype html><head>", "x"),
        ("<?xml version='1.0'?><!--> <html><head/>", "x"),
        ("<!-- a --!><html ><head\n>", "x"),
    ] {
        assert_eq!(page(&format!("{before}{after}")), format!("{before}{TEXT}{after}"));
    }
}

#[test]
fn where_a_head_is_left_out_it_stands_where_one_would_begin() {
    for (before, after) in [
        ("", "hello"),
        ("", "<p>hello"),
        ("<!doctype html>", "<title>x</title><p>"),
        ("<!doctype html><html>\n  ", "<body>x"),
        ("<!doctype html>\n<!-- x -->", "<header>x"),
        ("<html>", "<headx>"),
        ("<html>", "</html>"),
        ("", "<htmlx>"),
        ("", "<script>'<head>'</script>"),
    ] {
        assert_eq!(page(&format!("{before}{after}")), format!("{before}{TEXT}{after}"));
    }
}

#[test]
fn what_does_not_begin_as_a_page_passes_as_it_is() {
    for bytes in [
        &b""[..],
        b"<!doctype html>",
        b"<html",
        b"<!-- <head>",
        b"<html x='<head>",
        b"\xef\xbb",
        b"\xff\xfe<\0h\0",
        b"\xfe\xff\0<",
    ] {
        assert_eq!(through(&[bytes]), bytes);
    }
    let long = format!("<!--{}--><head>", "x".repeat(MAX_BYTES));
    assert_eq!(page(&long), long, "its beginning is too long");
    let held = format!("<!--{}", "x".repeat(MAX_BYTES * 4));
    assert_eq!(through(&held.as_bytes().chunks(1000).collect::<Vec<_>>()), held.as_bytes());
}

/// The browser gets what is there as soon as it can be told where the text belongs.
#[tokio::test]
async fn a_page_that_goes_on_is_not_held_back() {
    let first = stream::once(std::future::ready(Ok::<_, BoxError>(Bytes::from_static(b"<html><head><title>"))));
    let mut body = Inserting::new(Body::from_stream(first.chain(stream::pending())), Bytes::from_static(b"<S>"));
    let frame = body.frame().await.unwrap().unwrap();
    assert_eq!(frame.into_data().unwrap(), "<html><head><S><title>");
}

#[tokio::test]
async fn trailers_come_behind_what_was_held_back() {
    let trailers = HeaderMap::from_iter([(http::header::ETAG, HeaderValue::from_static("x"))]);
    let frames = [Ok::<_, BoxError>(Frame::data(Bytes::from_static(b"<html"))), Ok(Frame::trailers(trailers.clone()))];
    let body = Body::new(StreamBody::new(stream::iter(frames)));
    let whole = Inserting::new(body, Bytes::from_static(b"<S>")).collect().await.unwrap();
    assert_eq!(whole.trailers(), Some(&trailers));
    assert_eq!(whole.to_bytes(), "<html");
}

/// However a page is cut, the same comes out; and nothing but the text is ever added.
#[test]
fn fuzz_preview_page() {
    let seeds =
        ["<!doctype html><html lang=en><head><title>x</title>", "<!-- a --><p>x", "<html x='>\"' y=\">\"><body>"];
    let tokens = ["<head>", "<html", "<!--", "-->", "--!>", "<!", "<?", ">", "=\"", "'", "/", " ", "\u{feff}", "\0"];
    isekai_fuzz::Target::new("preview-page").seeds(seeds).tokens(tokens).run(|input| {
        let whole = through(&[input]);
        let cut: Vec<&[u8]> = input.chunks(3).collect();
        assert_eq!(through(&cut), whole);
        let single: Vec<&[u8]> = input.chunks(1).collect();
        assert_eq!(through(&single), whole);
        let at = whole.iter().zip(input).take_while(|(out, sent)| out == sent).count();
        let added = whole.len() - input.len();
        assert!(added == 0 || (added == TEXT.len() && whole[at..].len() >= TEXT.len()));
        let found = (0..=input.len()).any(|at| [&input[..at], TEXT.as_bytes(), &input[at..]].concat() == whole);
        assert!(added == 0 || found);
        (added, isekai_fuzz::bucket(at))
    });
}

proptest! {
    #[test]
    fn any_head_is_found(space in "[ \n\t]{0,3}", comment in "[a-z<>]{0,9}", attributes in "( [a-z]{1,4}(=\"[^\"]{0,5}\"|='[^']{0,5}'|=[a-z]{1,3})?){0,3}") {
        let before = format!("{space}<!doctype html>{space}<!-- {comment} --><html{attributes}>{space}<head{attributes}>");
        prop_assert_eq!(page(&format!("{before}<p>")), format!("{before}{TEXT}<p>"));
    }
}
