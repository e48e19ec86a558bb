//! The whole way from a prompt to a spec.

use isekai_codegen::{
    AppSpec, FieldKind, Language, Navigation, Page, SPEC_VERSION, Target, Theme, storage_key, validate,
};
use isekai_domain::Prompt;

use super::apart::Apart;
use super::compose::Composed;
use super::draft::EntityDraft;
use super::subject::{Kind, Subject};
use super::{
    ABILITIES, Analysis, AnalysisError, Context, Draft, assemble, brief, clones, compose, couple, engines, fitting,
    landing, leading, leftover, naming, parents, pie, rich, salvage, shorthand, sides, stack, subject, theme, typos,
    views, wants, wishes,
};
use crate::lexicon::{Business, Feature, Intent, Lexicon};
use crate::text::{plural, title_case, words};

/// So much else makes a website of a tool.
const MIN_BESIDE_A_TOOL: usize = 2;

/// Analyses a prompt. Pure: the same prompt, context and lexicon give the same spec.
pub fn analyse(prompt: &Prompt, context: &Context, lexicon: &Lexicon) -> Result<Analysis, AnalysisError> {
    let (written, apart) = Apart::read(prompt.as_str());
    let written = shorthand::spelled_out(&written, lexicon);
    let (written, mut decisions) = clones::spelled_out(&written, lexicon);
    let (text, corrections) = typos::corrected(&written, lexicon);
    decisions.extend(corrections);
    let mut draft = Draft::new(&text, lexicon, context);
    draft.decisions = decisions;
    draft.typed = prompt.as_str();
    draft.decisions.extend(apart.decisions());
    draft.apart = apart;
    let theme = theme::read(&mut draft);
    let (target, language) = stack::read(&mut draft);
    let name = naming::explicit(&mut draft).or_else(|| couple::name(&mut draft));
    leftover::take_speaker(&mut draft);
    let subject = engines::meant(&draft, subject::find(&draft));
    draft.head = subject.head.clone();
    let is_engine = matches!(subject.kind, Kind::Engine(_));
    let is_page = matches!(subject.kind, Kind::Landing(_));
    if target.is_react()
        && !is_engine
        && let Some(app) = compose::league(&mut draft, &subject, name.as_ref())
    {
        return finish(draft, app, theme, target, language);
    }
    if target.is_react()
        && let Some(brief) = asked_for(&draft, &subject)
            .filter(|brief| !is_page || brief.is_more_than_a_page(called_page(&draft, &subject)))
    {
        let app = compose::app(&mut draft, &brief, name);
        return finish(draft, app, theme, target, language);
    }
    if target.is_react()
        && !is_engine
        && !is_page
        && let Some((intent, words)) = place(&draft, &subject)
    {
        let app = place_app(&mut draft, &subject, intent, words, name);
        return finish(draft, app, theme, target, language);
    }
    let known = if subject.kind == Kind::Unknown { subject::anywhere(&draft) } else { None };
    let subject = known.unwrap_or(subject);
    draft.head = subject.head.clone();
    let app = match subject.kind.clone() {
        Kind::Unknown if landing::is_bare(&draft, subject.head.clone()) => {
            landing_app(&mut draft, &subject, None, name, target)
        }
        Kind::Unknown => return unknown(draft, &subject, name, theme, target, language),
        Kind::Unavailable => return Err(unavailable(&draft, &subject)),
        Kind::Landing(business) => landing_app(&mut draft, &subject, business, name, target),
        Kind::Engine(index) => engine_app(&mut draft, &subject, index, name, target),
        Kind::Records => records_app(&mut draft, &subject, name, target),
    };
    finish(draft, app, theme, target, language)
}

/// The request as a brief. A tool is one page, unless a website is asked for that has more than it.
fn asked_for(draft: &Draft<'_>, subject: &Subject) -> Option<brief::Brief> {
    let read = || brief::read(draft, subject.head.clone(), subject.kind == Kind::Unknown);
    let Kind::Engine(engine) = subject.kind else { return read() };
    let site = draft.reading.words[subject.head.clone()]
        .iter()
        .any(|word| word.is_any(&["website", "site", "platform", "portal"]));
    let mut brief = if site { read()? } else { return None };
    if brief.demands.iter().filter(|demand| demand.tool != Some(engine)).count() < MIN_BESIDE_A_TOOL {
        return None;
    }
    brief.add_tool(engine, subject.decided_by.clone());
    Some(brief)
}

fn finish(
    mut draft: Draft<'_>,
    mut app: Composed,
    mut theme: Theme,
    target: Target,
    language: Language,
) -> Result<Analysis, AnalysisError> {
    draft.apart.show(&mut app);
    pie::draw(&mut draft, &mut app);
    compose::studied(&draft, &mut app);
    if theme.primary.is_none() && theme.background.is_none() {
        theme.primary = app.primary;
    }
    let target = nearest(&mut draft, &app.pages, target);
    let spec = AppSpec {
        version: SPEC_VERSION,
        storage_key: Some(storage_key(&app.name)),
        name: app.name,
        tagline: app.tagline.chars().take(200).collect(),
        target,
        language,
        theme,
        entities: app.entities,
        pages: app.pages,
        navigation: Navigation::Auto,
        sign_in: app.sign_in,
        behaviours: app.behaviours,
        storage: target.storage(),
    };
    let spec = sound(&mut draft, spec)?;
    let nouns: Vec<usize> = spec.entities.iter().filter_map(|entity| lexicon_noun(&draft, &entity.singular)).collect();
    leftover::take_mentions(&mut draft, &nouns);
    leftover::take_audience(&mut draft, 0);
    leftover::give_back_forgotten(&mut draft, &spec);
    let not_understood = leftover::find(&draft);
    Ok(Analysis { spec, decisions: draft.decisions, warnings: draft.warnings, not_understood })
}

/// Refuses a spec that is not valid, or makes the best of it where people use it.
fn sound(draft: &mut Draft<'_>, spec: AppSpec) -> Result<AppSpec, AnalysisError> {
    let Err(errors) = validate(&spec) else { return Ok(spec) };
    if cfg!(debug_assertions) {
        return Err(AnalysisError::Invalid(errors));
    }
    tracing::error!(?errors, "a request was made into a spec that is not valid");
    let (spec, left_out) = salvage::without_faults(spec, errors.clone()).ok_or(AnalysisError::Invalid(errors))?;
    draft.warn(format!("Left out, because it could not be made as it was asked for: {}.", left_out.join(", ")));
    Ok(spec)
}

/// The target that was asked for, when it has all that the app is made of; else React, and a warning.
fn nearest(draft: &mut Draft<'_>, pages: &[Page], target: Target) -> Target {
    let blocks = pages.iter().flat_map(|page| &page.blocks);
    let lacks = |block: &&isekai_codegen::Block| {
        isekai_codegen::find_block(&block.kind).is_some_and(|kind| !kind.supports(target))
    };
    let Some(lacking) = blocks.clone().find(lacks) else { return target };
    draft.warn(format!("'{}' needs React, so that the app is made with it.", lacking.kind));
    Target::React
}

fn lexicon_noun(draft: &Draft<'_>, name: &str) -> Option<usize> {
    draft.lexicon.nouns.phrases().exact(&words(name))
}

fn landing_app(
    draft: &mut Draft<'_>,
    subject: &Subject,
    business: Option<usize>,
    name: Option<String>,
    target: Target,
) -> Composed {
    let lexicon = draft.lexicon;
    let known: &Business = business.map_or(lexicon.businesses.general(), |index| lexicon.businesses.get(index));
    let name = name.or_else(|| naming::of_business(draft, &subject.decided_by));
    draft.reading.take(subject.head.clone());
    draft.decide(
        subject.decided_by.clone(),
        format!(
            "Landing page for {} {}",
            if known.kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" },
            known.kind
        ),
    );
    wanted_in(draft, subject.head.clone());
    let mut asked: Vec<Feature> = wishes::read(draft, |_| true).into_iter().map(|found| found.feature).collect();
    let priced = (0..draft.reading.len()).find(|&at| draft.reading.words[at].is_any(&["prices", "rates", "fees"]));
    if let Some(at) = priced.filter(|&at| !draft.reading.is_negated(at)) {
        draft.decide(at..at + 1, "Prices");
        asked.push(Feature::Pricing);
    }
    let fallback = if known.name.is_empty() { general_name(draft, subject) } else { known.name.clone() };
    let name = name.unwrap_or(fallback);
    let mut first = landing::page(draft, known, &name, &asked);
    landing::arrange(draft, known, &name, &mut first);
    let mut drafts = assemble::bookings(draft);
    if target.is_react() && (!draft.intents.is_empty() || !drafts.is_empty()) {
        return compose::beside(draft, drafts, business, name, known.lead.clone(), first);
    }
    let mut pages = vec![first];
    assemble::currency(draft, &mut drafts);
    let entities = assemble::finish(draft, &mut drafts);
    pages.extend(entities.iter().map(assemble::form_page));
    Composed {
        tagline: known.lead.clone(),
        entities,
        pages,
        primary: known.primary.clone(),
        name,
        ..Composed::default()
    }
}

/// "landing page for …", "one pager": not only a website.
fn called_page(draft: &Draft<'_>, subject: &Subject) -> bool {
    subject
        .decided_by
        .clone()
        .any(|at| draft.reading.words[at].is_any(&["landing", "homepage", "pager", "splash", "portfolio", "resume"]))
}

/// "social feed app", "forum for gardeners": an app that is one place of a kind that briefs know as a part.
fn place(draft: &Draft<'_>, subject: &Subject) -> Option<(Intent, std::ops::Range<usize>)> {
    let mut end = subject.head.end;
    while end > subject.head.start && super::grammar::is_generic_app_word(&draft.reading.words[end - 1]) {
        end -= 1;
    }
    let found = draft.lexicon.demands.nouns.ending(&draft.reading.words[subject.head.start..end])?;
    matches!(found.value, Intent::Forum | Intent::Feed).then_some((found.value, end - found.words..end))
}

fn place_app(
    draft: &mut Draft<'_>,
    subject: &Subject,
    intent: Intent,
    words: std::ops::Range<usize>,
    name: Option<String>,
) -> Composed {
    let fallback = title_case(draft.reading.source(words.clone()));
    let name = name.unwrap_or_else(|| naming::from_words(draft, subject.head.clone(), &fallback));
    draft.reading.take(subject.head.clone());
    draft.intents.push((intent, words));
    wishes::read(draft, |_| true);
    let tagline = "What people have to say.".to_owned();
    compose::lists(draft, Vec::new(), name, tagline, false)
}

/// "dentist appointment booking site": what the head itself asks for.
fn wanted_in(draft: &mut Draft<'_>, head: std::ops::Range<usize>) {
    for at in head.clone() {
        let found = draft.lexicon.demands.nouns.at(&draft.reading.words[at..head.end]);
        if let Some(found) = found.filter(|found| matches!(found.value, Intent::Book | Intent::Cart | Intent::Donate)) {
            draft.intents.push((found.value, at..at + found.words));
        }
    }
}

/// A name for a business of a kind we do not know: its own words.
fn general_name(draft: &mut Draft<'_>, subject: &Subject) -> String {
    // Only what the page is said to be for: "It should have a hero section" names nothing.
    let sentence = draft.reading.sentence_end(subject.decided_by.start);
    let cue = (subject.decided_by.start..sentence).find(|&at| draft.reading.words[at].is_any(&["for", "of", "about"]));
    let start = cue.and_then(|cue| {
        (cue + 1..sentence).find(|&at| {
            let word = &draft.reading.words[at];
            !(super::grammar::is_article(word) || super::grammar::is_boundary(word))
        })
    });
    let start = start.unwrap_or(draft.reading.len());
    let end = (start..draft.reading.len().min(start + 4))
        .find(|&at| super::grammar::is_boundary(&draft.reading.words[at]) || draft.reading.is_used(at))
        .unwrap_or(draft.reading.len().min(start + 4));
    let name = naming::tidy(&title_case(draft.reading.source(start..end)));
    if name.is_some() {
        draft.reading.take(start..end);
    }
    name.unwrap_or_else(|| "Our Company".to_owned())
}

fn engine_app(
    draft: &mut Draft<'_>,
    subject: &Subject,
    index: usize,
    name: Option<String>,
    target: Target,
) -> Composed {
    let lexicon = draft.lexicon;
    let engine = &lexicon.engines.all[index];
    // A board, or a list with fields of its own, keeps records.
    if let Some((drafts, fallback)) = rich::read(draft, subject, index) {
        return build(draft, drafts, name.unwrap_or(fallback), engine.tagline.clone(), false, target);
    }
    let fallback = if subject.decided_by.start > subject.head.start {
        naming::from_words(draft, subject.head.clone(), &engine.name)
    } else {
        engine.name.clone()
    };
    let fallback = engines::title(draft, engine).unwrap_or(fallback);
    let words: String = draft.reading.source(subject.head.clone()).to_lowercase();
    draft.reading.take(subject.head.clone());
    draft.decide(subject.decided_by.clone(), engine.name.clone());
    let name = name.unwrap_or(fallback);
    let page = engines::page(draft, engine, &name, &words);
    for found in wishes::read(draft, |feature| engines::has(engine.kind, feature)) {
        draft.decide(found.at, format!("The {} has it", engine.name.to_lowercase()));
    }
    let kept = subject::lists_beside(draft, subject);
    if kept.is_empty() {
        let tagline = engine.tagline.clone();
        return Composed { name, tagline, entities: Vec::new(), pages: vec![page], ..Composed::default() };
    }
    let drafts = assemble::entities(draft, &kept, &[]);
    let mut app = build(draft, drafts, name, engine.tagline.clone(), false, target);
    app.pages.insert(0, page);
    app
}

fn records_app(draft: &mut Draft<'_>, subject: &Subject, name: Option<String>, target: Target) -> Composed {
    let main = subject.things[0].clone();
    let fallback = naming::of_list(draft, subject, &main);
    let name = name.unwrap_or_else(|| {
        // "pie chart of my expenses" is about the expenses.
        let drawn = subject.head.clone().any(|at| pie::is_drawn(draft, at));
        if subject.setting.is_some() || drawn {
            fallback
        } else {
            naming::from_words(draft, subject.head.clone(), &fallback)
        }
    });
    take_head(draft, subject);
    if let Some(setting) = subject.setting.clone() {
        draft.reading.take(setting);
    }
    let mut drafts = assemble::entities(draft, &subject.things, &subject.names);
    sides::take(draft, &drafts);
    let usual = drafts.len();
    wants::read(draft, &mut drafts, true);
    if subject.setting.is_some() {
        only_those_named(draft, &mut drafts, usual);
    }
    let found = wishes::read(draft, |feature| !matches!(feature, Feature::Services));
    assemble::features(draft, &mut drafts, found);
    views::in_a_calendar(draft, &subject.head, &drafts);
    views::on_a_dashboard(draft, &mut drafts);
    parents::link(draft, &mut drafts);
    leading::read(draft, &mut drafts);
    fitting::read(draft, &mut drafts);
    assemble::currency(draft, &mut drafts);
    for entity in &mut drafts {
        let no_choice = !entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Choice { many: false, .. }));
        if entity.wants(Feature::Board).is_some() && no_choice {
            assemble::add_if_missing(entity, assemble::STATUS);
        }
    }
    let tagline = main.noun.map_or_else(
        || {
            format!(
                "All your {} in one place.",
                plural(&drafts.first().map_or_else(String::new, |entity| entity.singular.to_lowercase()))
            )
        },
        |noun| draft.lexicon.nouns.get(noun).tagline.clone(),
    );
    let form = subject.head.clone().any(|at| draft.reading.words[at].is("form"));
    let mut app = build(draft, drafts, name, tagline, subject.website, target);
    if let ([entity], true) = (app.entities.as_slice(), form) {
        app.pages = vec![assemble::form_page(entity)];
    }
    app
}

/// "CRM with leads and activities": what an organisation usually keeps gives way to what is named.
fn only_those_named(draft: &mut Draft<'_>, drafts: &mut Vec<EntityDraft>, usual: usize) {
    let named = |entity: &EntityDraft| {
        (0..draft.reading.len()).any(|at| {
            draft
                .lexicon
                .nouns
                .phrases()
                .at(&draft.reading.words[at..])
                .is_some_and(|found| Some(found.value) == entity.noun)
        })
    };
    let keep: Vec<bool> = drafts.iter().enumerate().map(|(index, entity)| index >= usual || named(entity)).collect();
    if !keep.contains(&true) {
        return;
    }
    for (entity, keep) in drafts.iter().zip(&keep) {
        if !keep {
            let gone = format!("{} with ", plural(&entity.singular));
            draft.decisions.retain(|decision| !decision.outcome.starts_with(&gone));
        }
    }
    let mut keep = keep.into_iter();
    drafts.retain(|_| keep.next().unwrap_or(true));
}

/// Entities and pages from drafts; a website gets a home page.
fn build(
    draft: &mut Draft<'_>,
    mut drafts: Vec<EntityDraft>,
    name: String,
    tagline: String,
    website: bool,
    target: Target,
) -> Composed {
    if target.is_react() {
        return compose::lists(draft, drafts, name, tagline, website);
    }
    // What goes beyond lists needs React.
    for (_, range) in std::mem::take(&mut draft.intents) {
        let text = format!("'{}' needs React; a page without a build does without.", draft.reading.source(range));
        draft.warn(text);
    }
    let entities = assemble::finish(draft, &mut drafts);
    let mut pages = assemble::pages(draft, &mut drafts, &entities);
    let wants = |feature: Feature| drafts.iter().any(|entity| entity.wants(feature).is_some());
    let general = draft.lexicon.businesses.general();
    if wants(Feature::About) {
        pages.push(Page {
            id: assemble::free_id(&pages, "about"),
            title: "About".to_owned(),
            blocks: vec![landing::about(general, &name)],
            ..Page::default()
        });
    }
    if wants(Feature::Contact) {
        pages.push(Page {
            id: assemble::free_id(&pages, "contact"),
            title: "Contact".to_owned(),
            blocks: vec![landing::contact(general)],
            ..Page::default()
        });
    }
    if wants(Feature::Landing) || website && entities.len() > 1 {
        pages.insert(0, assemble::home(&name, &tagline, &pages, &entities));
    }
    Composed { name, tagline, entities, pages, ..Composed::default() }
}

/// "track my books": the head is no name.
fn starts_with_verb(draft: &Draft<'_>, subject: &Subject) -> bool {
    naming::begins_with_verb(draft, subject.head.start)
}

/// The words of the head that say what the app is called or about. "notes and" before it is something else.
fn take_head(draft: &mut Draft<'_>, subject: &Subject) {
    if starts_with_verb(draft, subject) {
        return;
    }
    let joint = (subject.head.start..subject.decided_by.start.min(subject.head.end))
        .rev()
        .find(|&at| draft.reading.words[at].is_any(&["and", ",", "&"]));
    for at in joint.map_or(subject.head.start, |at| at + 1)..subject.head.end {
        if !pie::is_drawn(draft, at) {
            draft.reading.take(at..at + 1);
        }
    }
}

/// Nothing says what the app is about; a list of fields may still say it.
fn unknown(
    mut draft: Draft<'_>,
    subject: &Subject,
    name: Option<String>,
    theme: Theme,
    target: Target,
    language: Language,
) -> Result<Analysis, AnalysisError> {
    let before = draft.decisions.len();
    let mut drafts = vec![EntityDraft {
        id: "item".to_owned(),
        singular: "Item".to_owned(),
        noun: None,
        fields: Vec::new(),
        explicit: false,
        at: 0,
        features: Vec::new(),
    }];
    wants::read(&mut draft, &mut drafts, true);
    drafts.retain(|entity| !entity.fields.is_empty());
    if drafts.is_empty() || draft.decisions.len() < before + 2 {
        let asked: String = draft.typed.chars().take(80).collect();
        return Err(AnalysisError::NotUnderstood {
            message: format!("I cannot tell from \"{asked}\" what the app is about. {ABILITIES}"),
        });
    }
    let found = wishes::read(&mut draft, |_| true);
    assemble::features(&mut draft, &mut drafts, found);
    assemble::currency(&draft, &mut drafts);
    let title = drafts.first().map_or_else(|| "Items".to_owned(), |entity| plural(&entity.singular));
    let shown = naming::from_words(&draft, subject.head.clone(), &title_case(&title));
    draft.reading.take(subject.head.clone());
    let tagline = "Everything in one list.".to_owned();
    let app = build(&mut draft, drafts, name.unwrap_or(shown), tagline, false, target);
    finish(draft, app, theme, target, language)
}

fn unavailable(draft: &Draft<'_>, subject: &Subject) -> AnalysisError {
    let what = draft.reading.source(subject.decided_by.clone());
    AnalysisError::NotUnderstood { message: format!("The built-in planner cannot make this yet: {what}. {ABILITIES}") }
}
