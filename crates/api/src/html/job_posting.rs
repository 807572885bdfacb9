//! What search engines read about an open job: schema.org's `JobPosting` (G3.6-1), as a block of data in the page. It is
//! never run as a script, so the content security policy has nothing to say about it.

use domain::ads::{AdTextsView, AdView, Money, Named};
use domain::codes::DurationType;
use domain::language::Language;
use domain::time::helsinki;
use serde_json::{Value, json};

/// Code of the working time of those who work less than others.
const PART_TIME: &str = "parttime";

/// Describes the job in the words of one version, which stands at `address`. Only for an ad that is open: search engines
/// take offence at others.
pub(super) fn describe(ad: &AdView, text: &AdTextsView, shown: Language, address: &str) -> Value {
    let mut job = json!({
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": text.title,
        "description": description(text, shown),
        "identifier": { "@type": "PropertyValue", "name": ad.agency.name, "value": ad.recruitment_code },
        "url": address,
        "datePosted": helsinki::write_with_offset(ad.published_at),
        // With the clock and its offset: a day alone would end at its first minute for some who read it.
        "validThrough": helsinki::write_with_offset(ad.closes_at),
        "hiringOrganization": { "@type": "Organization", "name": ad.agency.name },
        "employmentType": employment_types(ad),
        "totalJobOpenings": ad.positions,
        // One applies here and nowhere else.
        "directApply": true,
    });
    let places = places(ad);
    // “Possible” is not “always”: only a job without any place of its own is done from home.
    let from_home = ad.remote && places.is_empty();
    let rest = [
        ("jobLocation", (!places.is_empty()).then(|| Value::from(places))),
        ("jobLocationType", from_home.then(|| json!("TELECOMMUTE"))),
        ("applicantLocationRequirements", from_home.then(|| json!({ "@type": "Country", "name": "Finland" }))),
        ("jobStartDate", ad.starts_on.map(|day| json!(day))),
        ("baseSalary", salary(ad)),
    ];
    if let Some(fields) = job.as_object_mut() {
        fields.extend(rest.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    job
}

/// The long texts, in the order of the page.
fn description(text: &AdTextsView, language: Language) -> String {
    let mut html = text.description.html.clone();
    let rest = [
        (texts::ad::eligibility(language), text.eligibility.as_ref()),
        (texts::ad::expectations(language), Some(&text.requirements)),
        (texts::ad::we_offer(language), text.we_offer.as_ref()),
    ];
    for (heading, part) in rest {
        if let Some(part) = part.filter(|part| !part.html.is_empty()) {
            html.push_str(&format!("\n<h2>{heading}</h2>\n{}", part.html));
        }
    }
    html
}

fn employment_types(ad: &AdView) -> Vec<&'static str> {
    let part = ad.working_times.iter().any(|time| time.id == PART_TIME);
    let full = !part || ad.working_times.len() > 1;
    let types = [
        ("FULL_TIME", full),
        ("PART_TIME", part),
        ("TEMPORARY", ad.duration == DurationType::Temporary),
        ("INTERN", ad.internship),
    ];
    types.into_iter().filter_map(|(name, fits)| fits.then_some(name)).collect()
}

/// Where one works. Which of several regions a municipality lies in the ad does not tell.
fn places(ad: &AdView) -> Vec<Value> {
    let region = match ad.regions.as_slice() {
        [only] => Some(only.name.as_str()),
        [] | [..] => None,
    };
    let place = |municipality: Option<&Named>, region: Option<&str>| {
        let mut address = json!({ "@type": "PostalAddress", "addressCountry": "FI" });
        if let Some(municipality) = municipality {
            address["addressLocality"] = json!(municipality.name);
        }
        if let Some(region) = region {
            address["addressRegion"] = json!(region);
        }
        json!({ "@type": "Place", "address": address })
    };
    if ad.municipalities.is_empty() {
        ad.regions.iter().map(|region| place(None, Some(&region.name))).collect()
    } else {
        ad.municipalities.iter().map(|municipality| place(Some(municipality), region)).collect()
    }
}

fn salary(ad: &AdView) -> Option<Value> {
    let mut value = json!({ "@type": "QuantitativeValue", "unitText": "MONTH" });
    match (ad.pay_min, ad.pay_max) {
        (None, None) => return None,
        (Some(min), Some(max)) if min == max => value["value"] = amount(min),
        (min, max) => {
            for (name, money) in [("minValue", min), ("maxValue", max)] {
                if let Some(money) = money {
                    value[name] = amount(money);
                }
            }
        }
    }
    let currency = ad.pay_min.or(ad.pay_max).map(|money| money.currency);
    Some(json!({ "@type": "MonetaryAmount", "currency": currency, "value": value }))
}

/// Euros as a number.
fn amount(money: Money) -> Value {
    let (euros, cents) = (money.cents / 100, money.cents % 100);
    let written = if cents == 0 { euros.to_string() } else { format!("{euros}.{cents:02}") };
    serde_json::from_str(&written).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::ads::AdView;
    use domain::codes::DurationType;
    use domain::language::Language;
    use serde_json::{Value, json};

    use super::describe;

    fn job(change: impl FnOnce(&mut AdView)) -> Value {
        let mut ad: AdView = serde_json::from_value(crate::routes::ads::example()).unwrap();
        change(&mut ad);
        describe(&ad, &ad.versions[0].texts.clone(), Language::Sv, "https://virka.example/sv/lediga-jobb/1")
    }

    /// Of G3.6-1: what a search engine is told when something is not known, or is different.
    #[test]
    fn only_what_is_known_is_told() {
        let bare = job(|ad| {
            (ad.pay_min, ad.pay_max, ad.starts_on) = (None, None, None);
            ad.regions.push(ad.regions[0].clone());
        });
        for absent in ["baseSalary", "jobStartDate", "jobLocationType", "applicantLocationRequirements"] {
            assert!(bare.get(absent).is_none(), "{absent}");
        }
        assert_eq!(
            bare["jobLocation"],
            json!([{"@type": "Place", "address":
                {"@type": "PostalAddress", "addressCountry": "FI", "addressLocality": "Helsingfors"}}])
        );
        let from_home = job(|ad| {
            ad.municipalities.clear();
            ad.regions.clear();
            ad.remote = true;
        });
        assert_eq!(from_home["jobLocationType"], "TELECOMMUTE");
        assert_eq!(from_home["applicantLocationRequirements"], json!({"@type": "Country", "name": "Finland"}));
        assert!(from_home.get("jobLocation").is_none());
    }

    #[test]
    fn kinds_of_work_and_pay_are_in_their_words() {
        let part = job(|ad| {
            ad.working_times[0].id = "parttime".to_owned();
            ad.duration = DurationType::Temporary;
            ad.internship = true;
            ad.pay_min = ad.pay_max;
        });
        assert_eq!(part["employmentType"], json!(["PART_TIME", "TEMPORARY", "INTERN"]));
        assert_eq!(part["baseSalary"]["value"]["value"], json!(5400));
        let odd = job(|ad| {
            ad.pay_max = None;
            ad.pay_min.as_mut().unwrap().cents = 123_405;
        });
        assert_eq!(odd["baseSalary"]["value"]["minValue"], json!(1234.05));
        assert!(odd["baseSalary"]["value"].get("maxValue").is_none());
        assert_eq!(odd["baseSalary"]["currency"], "EUR");
    }
}
