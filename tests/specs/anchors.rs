//! Hard cases of finding passages again, each as an analyst would want it.

use scolie::anchor::{Doubt, Fate, Found, Quoted, Quotes, State, find};
use scolie::model::span::{Span, Spans};

/// Finds the words between `[` and `]` of `old`, all such pairs as one passage, in `new`.
fn found(old: &str, new: &str) -> Found {
    let (mut text, mut spans, mut start) = (String::new(), Vec::new(), 0);
    for letter in old.chars() {
        match letter {
            '[' => start = text.len(),
            ']' => spans.push((start, text.len())),
            letter => text.push(letter),
        }
    }
    let spans = spans.into_iter().map(|(start, end)| Span::within(&text, start, end).unwrap()).collect();
    find(&text, new, vec![Spans::new(spans).unwrap()]).remove(0)
}

/// `new` with its placed words between `[` and `]`.
#[track_caller]
fn check(old: &str, expected: &str, state: State) {
    let new: String = expected.chars().filter(|letter| !matches!(letter, '[' | ']')).collect();
    let own = found(old, &new);
    let mut shown = new.clone();
    for span in own.placed().iter().flat_map(|spans| spans.iter().collect::<Vec<_>>()).rev() {
        shown.insert(span.end() as usize, ']');
        shown.insert(span.start() as usize, '[');
    }
    assert_eq!((shown.as_str(), own.state()), (expected, state), "{own:?}");
}

/// What must be looked at, and the words of the candidates.
#[track_caller]
fn check_review(old: &str, new: &str, doubt: Doubt, candidates: &[&str]) {
    let own = found(old, new);
    let [Fate::Review(why, found)] = &own.fates[..] else { panic!("{own:?}") };
    let words: Vec<&str> = found.iter().map(|candidate| candidate.span.slice(new)).collect();
    assert_eq!((*why, words.as_slice()), (doubt, candidates));
}

#[test]
fn what_did_not_change_is_exact() {
    check("Il demande [une réponse] rapide.", "Il demande [une réponse] rapide.", State::Exact);
    check(
        "La gare ferme. Il demande au ministre [une réponse] rapide. Fin.",
        "La gare de Saint-Lô ferme. Il demande au ministre [une réponse] rapide. Fin.",
        State::Exact,
    );
}

#[test]
fn typography_and_line_ends_change_nothing() {
    check(
        "« Non », dit-il : [l'État n'a pas lancé d'appel d'offres en 2019 ;] rien ne bouge.",
        "“Non”, dit-il\u{a0}: [l’État n’a pas lancé\nd’appel d’offres en 2019\u{202f};] rien ne\nbouge.",
        State::Exact,
    );
    check("La [CNIL a été saisie] hier.", "La [CNIL a e\u{301}te\u{301} sai\u{ad}sie] hier.", State::Exact);
    check("Un [cœur à l'œuvre] bat.", "Un [coeur a\u{300} l’oeuvre] bat.", State::Exact);
}

#[test]
fn a_typo_that_was_mended_is_adjusted() {
    check(
        "Le ministre [a prommis la fin du contrat] avant dix-huit mois.",
        "Le ministre [a promis la fin du contrat] avant dix-huit mois.",
        State::Adjusted,
    );
    check("Voici [une ecole] fermée.", "Voici [une école] fermée.", State::Adjusted);
    check(
        "Le montant est de [2 400 000 euros] par an.",
        "Le montant est de [2 500 000 euros] par an.",
        State::Adjusted,
    );
}

#[test]
fn a_word_in_the_place_of_the_last_one_belongs_to_it() {
    check(
        "Elle est prévue [pour le 12 mars] selon le décret.",
        "Elle est prévue [pour le 12 avril] selon le décret.",
        State::Adjusted,
    );
    check_review(
        "Ils sont [menacés de fermeture] ici.",
        "Ils sont promis à la fermeture ici.",
        Doubt::Rewritten,
        &["promis à la fermeture"],
    );
}

#[test]
fn of_repeated_sentences_the_one_that_was_marked_is_found() {
    let stock = "Il lui demande une réponse.";
    check(
        &format!("La gare ferme. {stock} Le train part. [{stock}] La poste reste. {stock}"),
        &format!("La gare a fermé. {stock} Le train part tôt. [{stock}] La poste reste. {stock}"),
        State::Moved,
    );
    check(
        &format!("La gare ferme. {stock} Le train part. [{stock}] La poste reste."),
        &format!("Le train part. [{stock}] La poste reste."),
        State::Exact,
    );
}

#[test]
fn a_lookalike_never_takes_a_passage() {
    let one = "Le rapport sur les hôpitaux de l'Orne a conclu à la fermeture de deux maternités.";
    let other = "Le rapport sur les hôpitaux de l'Aude a conclu à la fermeture de trois maternités.";
    // The original goes, the lookalike stays.
    let own = found(
        &format!("Début du texte. [{one}] Suite du texte. {other} Fin."),
        &format!("Début du texte. Suite du texte. {other} Fin."),
    );
    assert_eq!(own.state(), State::Orphan, "{own:?}");
    // The original stays, a lookalike comes before it.
    check(
        &format!("Début du texte.\n[{one}]\nFin."),
        &format!("Début du texte.\n{other}\n[{one}]\nFin."),
        State::Moved,
    );
}

#[test]
fn paragraphs_that_were_swapped_keep_their_passages() {
    let (one, two) = (
        "La ligne ferroviaire entre Granville et Paris perd deux trains par jour.",
        "Le ministère annonce un plan de rénovation pour chaque gare rurale du pays.",
    );
    let marked = one.replace("perd deux trains", "[perd deux trains]");
    check(&format!("Début.\n{marked}\n{two}\nFin."), &format!("Début.\n{two}\n{marked}\nFin."), State::Moved);
    let marked = two.replace("un plan de rénovation", "[un plan de rénovation]");
    check(&format!("Début.\n{one}\n{marked}\nFin."), &format!("Début.\n{marked}\n{one}\nFin."), State::Exact);
}

#[test]
fn a_passage_split_in_two_must_be_looked_at() {
    let (one, two) = (
        "la plateforme héberge les données de santé de tous les Français",
        "le contrat court jusqu'à la fin de l'année",
    );
    let new = format!("Début. Ensuite, {one}. Une phrase reste entre les deux ici. Enfin, {two}. Fin.");
    let own = found(&format!("Début. [{one}, et {two}]. Une phrase reste entre les deux ici. Fin."), &new);
    assert_eq!(own.state(), State::Review, "{own:?}");
}

#[test]
fn a_passage_into_which_much_was_put_must_be_looked_at() {
    check_review(
        "Il note [la fin. Le contrat] court.",
        "Il note la fin. Une longue phrase sur tout autre chose est venue se mettre là. Le contrat court.",
        Doubt::Rewritten,
        &["la fin. Une longue phrase sur tout autre chose est venue se mettre là. Le contrat"],
    );
}

#[test]
fn a_passage_that_was_rewritten_must_be_looked_at_in_its_place() {
    check_review(
        "Le ministre répond. [Aucun appel d'offres n'a été lancé en 2019.] Elle le regrette vivement.",
        "Le ministre répond. Une procédure concurrentielle est prévue. Elle le regrette vivement.",
        Doubt::Rewritten,
        &["Une procédure concurrentielle est prévue."],
    );
}

#[test]
fn a_passage_that_was_deleted_has_no_place() {
    let own = found(
        "Le ministre répond. [Aucun appel d'offres n'a été lancé.] Elle le regrette vivement.",
        "Le ministre répond. Elle le regrette vivement.",
    );
    assert_eq!(own.state(), State::Orphan);
    assert_eq!(found("[Tout]", "").state(), State::Orphan);
}

#[test]
fn words_that_went_elsewhere_changed_must_be_looked_at() {
    let own = found(
        "Premier point du texte. [La caisse nationale refuse de publier le calendrier de la migration.] Deuxième point du texte. Troisième point du texte.",
        "Premier point du texte. Deuxième point du texte. Troisième point du texte. La caisse refuse encore de publier un calendrier pour la migration.",
    );
    let [Fate::Review(Doubt::Elsewhere, candidates)] = &own.fates[..] else { panic!("{own:?}") };
    assert_eq!(candidates.len(), 1);
}

#[test]
fn a_quote_cut_at_both_ends_keeps_what_is_left() {
    check(
        "Il note que [le marché public a été attribué sans aucun appel d'offres préalable] hier.",
        "Il note : [marché public a été attribué sans aucun appel d'offres] hier.",
        State::Adjusted,
    );
}

#[test]
fn a_table_that_was_redone_keeps_its_cells() {
    check(
        "Année\nMontant\n2019\n[2 400 000 euros]\n2020\n2 600 000 euros\nTotal",
        "Montant\nAnnée\n[2 400 000 euros]\n2019\n2 600 000 euros\n2020\nTotal",
        State::Moved,
    );
}

#[test]
fn a_passage_of_several_spans_stays_one() {
    check(
        "L'État [n'a pas lancé] d'appel d'offres [en 2019] malgré tout.",
        "Malgré tout, l'État [n'a pas lancé] le moindre appel d'offres [en 2019] malgré tout.",
        State::Moved,
    );
    // Its halves in the other order are not it.
    let (one, two) =
        ("aucun appel d'offres n'a été lancé par l'État", "la loi impose pourtant la mise en concurrence");
    let own = found(
        &format!("Début. [{one}]. Milieu du texte, assez long. [{two}]. Fin."),
        &format!("Début. {two}. Milieu du texte, assez long. {one}. Fin."),
    );
    assert_eq!(own.state(), State::Review, "{own:?}");
}

/// The words between `[` and `]` of each of `old` as another program quotes them, with so many characters around.
fn quoted(old: &str, around: usize) -> Quoted {
    let (before, rest) = old.split_once('[').unwrap();
    let (exact, behind) = rest.split_once(']').unwrap();
    let skipped = before.chars().count().saturating_sub(around);
    Quoted {
        exact: exact.to_owned(),
        prefix: before.chars().skip(skipped).collect(),
        suffix: behind.chars().take(around).collect(),
        place: Some(before.len() as u64),
    }
}

fn sought(text: &str, passages: Vec<Vec<Quoted>>) -> Vec<Found> {
    let mut quotes = Quotes::begin(text, passages);
    while quotes.go_on() {}
    quotes.finish()
}

#[track_caller]
fn check_quote(old: &str, expected: &str, state: State) {
    let new: String = expected.chars().filter(|letter| !matches!(letter, '[' | ']')).collect();
    let own = sought(&new, vec![vec![quoted(old, 32)]]).remove(0);
    let mut shown = new.clone();
    for span in own.placed().iter().flat_map(|spans| spans.iter().collect::<Vec<_>>()).rev() {
        shown.insert(span.end() as usize, ']');
        shown.insert(span.start() as usize, '[');
    }
    assert_eq!((shown.as_str(), own.state()), (expected, state), "{own:?}");
}

#[test]
fn a_quote_is_found_by_its_words_and_those_around() {
    check_quote(
        "La gare ferme. Il demande [une réponse] rapide au ministre.",
        "Entre-temps, la gare ferme. Il demande [une réponse] rapide au ministre.",
        State::Exact,
    );
    check_quote(
        "Il dit : «\u{a0}[l'œuvre est là]\u{a0}» et part.",
        "Il dit\u{202f}: \"[l’oeuvre est là]\" et part.",
        State::Exact,
    );
    check_quote(
        "Le ministre [a prommis la fin du contrat] avant dix-huit mois.",
        "Le ministre [a promis la fin du contrat] avant dix-huit mois.",
        State::Adjusted,
    );
    // The same words elsewhere weigh less than changed words in the right place.
    check_quote(
        "Pour la gare de Granville, le délai est de [dix-huit mois] après la signature du contrat.",
        "Pour la mairie, c'est dix-huit mois. Pour la gare de Granville, le délai est de [dix-neuf mois] après \
         la signature du contrat.",
        State::Adjusted,
    );
}

#[test]
fn words_that_are_gone_are_not_taken_from_elsewhere() {
    check_quote(
        "La mairie rouvre. Il demande [un moratoire] sur les fermetures de classes.",
        "La mairie rouvre. Le syndicat refuse cela, et la région attend [un moratoire] depuis l'hiver."
            .replace(['[', ']'], "")
            .as_str(),
        State::Review,
    );
    check_quote(
        "Il demande [combien de lits ont été fermés] depuis l'an dernier.",
        "La réponse a été publiée au Journal officiel.",
        State::Orphan,
    );
}

#[test]
fn much_that_was_put_into_a_quote_must_be_looked_at() {
    let own = sought(
        "La gare ferme. Le préfet a confié une mission à deux inspecteurs de la ville. Un rapport suivra bientôt, dit-il.",
        vec![vec![quoted("La gare [ferme. Un rapport] suivra bientôt, dit-il.", 32)]],
    );
    let [Fate::Review(_, candidates)] = &own[0].fates[..] else { panic!("{own:?}") };
    assert_eq!(candidates[0].span.start(), 8);
}

#[test]
fn of_several_places_the_order_tells_which_is_meant() {
    let text = "Un. Il attend. La gare ferme hier. Il attend. Le train part tôt. Il attend. Fin.";
    let bare = |exact: &str, place: u64| {
        vec![Quoted { exact: exact.to_owned(), place: Some(place), ..Quoted::default() }]
    };
    let found = sought(
        text,
        vec![bare("La gare ferme hier", 30), bare("Il attend", 50), bare("Le train part tôt", 70)],
    );
    let middle = found[1].placed().unwrap();
    assert_eq!(middle.hull().start() as usize, text.match_indices("Il attend").nth(1).unwrap().0);
    // Alone it may be any of them.
    let found = sought(text, vec![bare("Il attend", 50)]);
    let [Fate::Review(Doubt::Several, candidates)] = &found[0].fates[..] else { panic!("{found:?}") };
    assert_eq!(candidates.len(), 3);
}
